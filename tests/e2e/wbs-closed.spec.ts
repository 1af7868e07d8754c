import { expect, test } from '@playwright/test';
import { site } from './site.ts';
import { expectNoBarrier } from './wbs-steps.ts';

const reasons = {
  '': 'Alasannya: Daftar kunci penerima belum ada.',
  '/en': 'The reason: There is no list of recipients’ keys yet.'
};

for (const [prefix, reason] of Object.entries(reasons)) {
  test(`without a key list ${prefix || '/id'}/wbs says why it takes nothing, offers no form, and has no barrier`, async ({
    page
  }) => {
    for (const path of [`${prefix}/wbs`, `${prefix}/wbs/lapor`, `${prefix}/wbs/lapor?tanpa-skrip`]) {
      await page.goto(path);
      await expect(page.getByText(reason)).toBeVisible();
      await expect(page.locator('main :is(form, input, textarea, script, [data-wbs])')).toHaveCount(0);
      await expectNoBarrier(page);
    }
  });
}

test('without a key list neither way in takes a report', async ({ request }) => {
  const headers = { origin: site.url };
  const sent = await request.post('/wbs/lapor?tanpa-skrip&/kirim', { headers, multipart: { text: 'Kata-kata' } });
  expect(await sent.text()).not.toContain('Laporan terkirim');
  expect((await request.get('/wbs/api/keys')).status()).toBe(503);
});
