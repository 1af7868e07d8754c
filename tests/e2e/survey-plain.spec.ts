import { expect, test } from '@playwright/test';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('one page asks everything and thanks', { tag: '@visitor' }, async ({ page }) => {
    await page.goto('/survei/pelayanan-publik');
    await expect(page.getByRole('group')).toHaveCount(9);
    for (const group of await page.getByRole('group').all()) await group.getByRole('radio').nth(2).check();
    await page.getByLabel('Usia').selectOption('26_35');
    await page.getByLabel('Apa yang perlu kami perbaiki?').fill('Kursi tunggu ditambah.');
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await expect(page).toHaveURL(/\/survei\/pelayanan-publik\/terima-kasih$/);
    await expect(page.getByRole('heading', { level: 1, name: /^Terima kasih/ })).toBeVisible();
  });

  test('what is wrong stands beside its field and above the form, and everything typed is kept', async ({ page }) => {
    await page.goto('/survei/pelayanan-publik');
    await page.getByRole('group').nth(1).getByRole('radio', { name: 'Lewati' }).check();
    await page.getByLabel('Pekerjaan').selectOption('student');
    const long = 'Kursi tunggu ditambah. '.repeat(100);
    await page.getByLabel('Apa yang perlu kami perbaiki?').fill(long);
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();

    await expect(page).toHaveTitle(/^Kesalahan: /);
    const summary = page.getByRole('region', { name: 'Ada isian yang perlu diperbaiki' });
    await expect(summary.getByRole('link')).toHaveCount(2);
    await summary.getByRole('link', { name: /^Belum ada pertanyaan/ }).click();
    await expect(page.getByRole('group').first()).toContainText('Jawab paling sedikit satu.');
    await expect(page.getByRole('group').nth(1).getByRole('radio', { name: 'Lewati' })).toBeChecked();
    await expect(page.getByLabel('Pekerjaan')).toHaveValue('student');
    await expect(page.getByLabel('Apa yang perlu kami perbaiki?')).toHaveValue(long.trim());
  });

  test('the same form sent twice is stored once', async ({ page }) => {
    await page.goto('/survei/persepsi-korupsi');
    const field = (name: string) => page.locator(`input[name="${name}"]`).first().inputValue();
    const form = {
      id: await field('id'),
      instrument: await field('instrument'),
      startedAt: await field('startedAt'),
      'answers.fraud': '6'
    };
    const send = () =>
      page.request.post('/survei/persepsi-korupsi', {
        form,
        headers: { origin: new URL(page.url()).origin, accept: 'text/html' },
        maxRedirects: 0
      });
    const [first, second] = [await send(), await send()];
    expect([first.status(), second.status()]).toEqual([303, 303]);
    expect(second.headers()['location']).toMatch(/terima-kasih$/);
    const changed = await page.request.post('/survei/persepsi-korupsi', {
      form: { ...form, 'answers.fraud': '1' },
      headers: { origin: new URL(page.url()).origin, accept: 'text/html' },
      maxRedirects: 0
    });
    expect(changed.headers()['location']).toMatch(/catatan=conflicting$/);
  });
});

test('all questions on one page is there with JavaScript too', async ({ page }) => {
  await page.goto('/survei/persepsi-korupsi');
  await page.getByRole('link', { name: 'Semua pertanyaan dalam satu halaman' }).click();
  await expect(page.getByRole('group')).toHaveCount(5);
  await page.getByRole('group').first().getByRole('radio').nth(5).check();
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Terima kasih/ })).toBeVisible();
});
