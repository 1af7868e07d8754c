import { expect, test } from '@playwright/test';
import { site } from './site.ts';
import { chooseThisChannel, expectNoBarrier, fillIn, secret } from './wbs-steps.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a report is written, sent, read and answered, and both sides are told that the server locked it', async ({
    page
  }) => {
    await page.goto('/wbs/lapor');
    await expect(page.getByRole('button', { name: 'Kirim laporan' })).toBeHidden();
    await chooseThisChannel(page);
    // `getByText` never looks into <noscript>.
    await expect(page.locator('p', { hasText: 'JavaScript Anda mati.' })).toBeVisible();
    await expect(page.getByText('Menyiapkan penguncian')).toBeHidden();
    await page.getByRole('button', { name: 'Kirim laporan' }).click();
    await expect(page.getByRole('link', { name: 'Ceritakan apa yang terjadi.' })).toBeVisible();
    await expect(page.locator('[aria-invalid="true"]')).not.toHaveCount(0);
    await fillIn(page);
    await page.getByLabel('Lampiran', { exact: true }).setInputFiles({
      name: 'catatan.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Nomor antrean 12')
    });
    await page.getByRole('button', { name: 'Kirim laporan' }).click();
    await expect(page.getByText('Centang persetujuan').first()).toBeVisible();
    await expect(page.getByLabel('Apa yang terjadi?')).toHaveValue(new RegExp(secret));
    await page.getByRole('button', { name: 'Kirim laporan' }).click();
    await expect(page.getByText('Kode ini pernah diketahui server')).toBeVisible();
    const code = (await page.locator('.code').textContent()) ?? '';
    expect(page.url()).not.toContain(code.slice(0, 5));
    await page.goto('/wbs/kotak');
    await page.locator('#plain-code').fill(code);
    await page.getByRole('button', { name: 'Buka', exact: true }).click();
    await expect(page.getByText(/dikunci di server/)).toBeVisible();
    await page.getByLabel('Pesan baru').fill('Ada tambahan.');
    await page.getByRole('button', { name: 'Kirim pesan' }).click();
    await expect(page.getByText('Pesan terkirim.', { exact: true })).toBeVisible();
    await expect(page.getByText(/^No\. 2/)).toBeVisible();
    expect(await page.context().storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });
  });
});

test('before anybody types, the page asks what it is about, and no answer leaves it', async ({ page }) => {
  for (const path of ['/wbs/lapor', '/wbs/lapor?tanpa-skrip']) {
    await page.goto(path);
    await expect(page.getByLabel('Apa yang terjadi?')).toBeHidden();
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    for (const [about, host] of [
      ['Pelanggaran pemilu atau pemilihan', 'bawaslu.go.id'],
      ['Pelanggaran etik oleh anggota KPU', 'dkpp.go.id'],
      ['Pelayanan yang buruk', 'pengaduan']
    ] as const) {
      await page.locator('summary', { hasText: about }).click();
      const link = page.locator('details[open]').getByRole('link');
      await expect(link).toHaveAttribute('href', new RegExp(host));
      await expect(link).toHaveAttribute('rel', 'noreferrer');
    }
    await chooseThisChannel(page);
    await expect(page.getByLabel('Apa yang terjadi?')).toBeVisible();
    expect([page.url(), ...asked]).toEqual([`${site.url}${path}`]);
  }
});

test.describe('without scripts, chosen', () => {
  // Axe looks at four states in each.
  test.describe.configure({ timeout: 120_000 });

  for (const [prefix, words] of [
    ['', { missing: 'Ceritakan apa yang terjadi.', sent: 'Kode ini pernah diketahui server', empty: 'Tulis pesannya' }],
    ['/en', { missing: 'Tell what happened.', sent: 'The server knew this code', empty: 'Write your message first.' }]
  ] as const) {
    test(`the way without scripts under ${prefix || '/id'} has no barrier: form, errors, receipt and mailbox`, async ({
      page
    }) => {
      await page.goto(`${prefix}/wbs/lapor?tanpa-skrip`);
      await chooseThisChannel(page);
      const send = page.locator('form button');
      await send.click();
      await expect(page.getByRole('link', { name: words.missing })).toBeVisible();
      await expectNoBarrier(page);
      await page.locator('[name="leadership"]').selectOption('Tidak');
      await page.locator('[name="kind"]').selectOption('illegal_levy');
      await page.locator('[name="text"]').fill(`Saya diminta membayar di loket: ${secret}.`);
      await page.locator('[name="honest"]').check();
      await send.click();
      await expect(page.getByText(words.sent)).toBeVisible();
      await expectNoBarrier(page);
      const code = (await page.locator('.code').textContent()) ?? '';
      await page.goto(`${prefix}/wbs/kotak?tanpa-skrip`);
      await page.locator('#plain-code').fill('ABCDE');
      await send.click();
      await expect(page.locator('#plain-code-error')).toBeVisible();
      await expectNoBarrier(page);
      await page.locator('#plain-code').fill(code);
      await send.click();
      await expect(page.locator('main ol > li')).toHaveCount(1);
      await send.click();
      await expect(page.getByText(words.empty)).toBeVisible();
      await expectNoBarrier(page);
    });
  }
});
