import { expect, test, type Page } from '@playwright/test';

const question = (page: Page, number: number, total: number) =>
  page.getByText(`Pertanyaan ${number} dari ${total}`, { exact: true });
const next = (page: Page) => page.getByRole('button', { name: 'Lanjut', exact: true });

async function begin(page: Page, slug: string) {
  await page.goto(`/survei/${slug}`);
  await page.getByRole('link', { name: 'Mulai isi survei' }).click();
}

async function answerAll(page: Page, count: number, option = 4) {
  for (let number = 1; number <= count; number += 1) {
    await expect(question(page, number, count)).toBeVisible();
    await page
      .getByRole('radio')
      .nth(option - 1)
      .check();
    await next(page).click();
  }
}

/** From the first question to the check of the answers, profile and suggestion left empty. */
async function reachCheck(page: Page, count: number) {
  await answerAll(page, count);
  await expect(page.getByRole('heading', { name: /^Data diri/ })).toBeFocused();
  await next(page).click();
  await expect(page.getByRole('heading', { name: /^Saran/ })).toBeFocused();
  await next(page).click();
  await expect(page.getByRole('heading', { name: 'Periksa jawaban' })).toBeFocused();
}

test('the list names purpose, length and closing day of each survey', async ({ page }) => {
  await page.goto('/survei');
  await expect(page.getByText('Kami tidak meminta nama, nomor telepon, atau NIK.')).toBeVisible();
  const survey = page.getByRole('listitem').filter({ hasText: 'Survei pelayanan publik' });
  await expect(survey).toContainText('± 2 menit, 9 pertanyaan');
  await expect(survey).toContainText(/Dibuka sampai \d+ \w+ \d{4}/);
  await survey.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Survei pelayanan publik' })).toBeVisible();
});

test(
  'a visitor answers question by question, mends one answer and is told what happens with it',
  { tag: '@visitor' },
  async ({ page }) => {
    await begin(page, 'persepsi-korupsi');
    await expect(page).toHaveTitle(/^Pertanyaan 1 dari 5/);
    await next(page).click();
    await expect(page.getByText('Pilih satu jawaban, atau lewati pertanyaan ini.')).toBeVisible();
    await expect(page).toHaveTitle(/^Kesalahan: /);
    await expect(page.getByRole('radio').first()).toBeFocused();
    await reachCheck(page, 5);

    await page.getByRole('button', { name: /^Ubah\s*Tidak ada pungutan liar/ }).click();
    await page.getByRole('button', { name: 'Tidak tahu / tidak mengalami' }).click();
    await expect(page.getByRole('heading', { name: 'Periksa jawaban' })).toBeFocused();
    await expect(page.getByText('Dilewati')).toHaveCount(1);

    const [request] = await Promise.all([
      page.waitForRequest(/\/api\/v1\/responses\//),
      page.getByRole('button', { name: 'Kirim jawaban' }).click()
    ]);
    expect(request.postDataJSON()).toMatchObject({
      survey: 'persepsi-korupsi',
      channel: 'web',
      answers: { discrimination: 4, extortion: null }
    });
    expect((await request.response())?.status()).toBe(201);
    await expect(page.getByRole('heading', { level: 1, name: /^Terima kasih/ })).toBeVisible();
    await expect(page.getByText(/Indeks Persepsi Anti Korupsi \(IPAK\) Triwulan/)).toBeVisible();
    await expect(page.getByText(/paling lambat akhir (Maret|Juni|September|Desember) \d{4}/)).toBeVisible();
  }
);

test('answers stand neither in the address nor in the history, and are erased from the tab when sent', async ({
  page
}) => {
  await begin(page, 'persepsi-korupsi');
  await reachCheck(page, 5);
  expect(new URL(page.url()).search).toBe('');
  expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain('extortion');
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Terima kasih/ })).toBeVisible();
  expect(await page.evaluate(() => Object.values(sessionStorage).join())).not.toContain('extortion');
  await page.goBack();
  await expect(page.locator('input:checked')).toHaveCount(0);
});

test('the Back of the phone leads to the question before, with its answer', async ({ page }) => {
  await begin(page, 'pelayanan-publik');
  await page.getByRole('radio').nth(2).check();
  await next(page).click();
  await expect(question(page, 2, 9)).toBeVisible();
  await page.goBack();
  await expect(question(page, 1, 9)).toBeVisible();
  await expect(page.getByRole('radio').nth(2)).toBeChecked();
  await page.goForward();
  await expect(question(page, 2, 9)).toBeVisible();
});

test('a reload loses nothing and asks nobody to begin again', async ({ page }) => {
  await begin(page, 'pelayanan-publik');
  await page.getByRole('radio').nth(2).check();
  await next(page).click();
  await page.reload();
  await page.getByRole('button', { name: 'Lanjutkan mengisi' }).click();
  await expect(question(page, 2, 9)).toBeVisible();
  await page.getByRole('button', { name: 'Kembali' }).click();
  await expect(page.getByRole('radio').nth(2)).toBeChecked();
});

test('the whole survey works with the keyboard alone', async ({ page }) => {
  await page.goto('/survei/persepsi-korupsi');
  const start = page.getByRole('link', { name: 'Mulai isi survei' });
  await start.focus();
  await page.keyboard.press('Enter');
  for (let number = 1; number <= 5; number += 1) {
    await expect(question(page, number, 5)).toBeVisible();
    await page.keyboard.press('5');
    await expect(page.getByRole('radio').nth(4)).toBeChecked();
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('heading', { name: /^Data diri/ })).toBeFocused();
  await next(page).press('Enter');
  await next(page).press('Enter');
  await page.getByRole('button', { name: 'Kirim jawaban' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Terima kasih/ })).toBeVisible();
});

test('nothing but skipped questions is not sent, and the check says so', async ({ page }) => {
  await begin(page, 'persepsi-korupsi');
  for (let number = 1; number <= 5; number += 1) {
    await expect(question(page, number, 5)).toBeVisible();
    await page.getByRole('button', { name: 'Tidak tahu / tidak mengalami' }).click();
  }
  await next(page).click();
  await next(page).click();
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await expect(page.getByRole('alert')).toHaveText('Belum ada pertanyaan yang dijawab. Jawab paling sedikit satu.');
});

test('a network cut between storing and confirming counts the answer once', async ({ page }) => {
  const statuses: number[] = [];
  let attempts = 0;
  await page.route('**/api/v1/responses/*', async (route) => {
    attempts += 1;
    const response = await route.fetch();
    statuses.push(response.status());
    if (attempts === 1) await route.abort('connectionreset');
    else await route.fulfill({ response });
  });
  await begin(page, 'persepsi-korupsi');
  await reachCheck(page, 5);
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await expect(page.getByText('Jaringan putus.')).toBeVisible();
  await page.getByRole('button', { name: 'Coba lagi' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Terima kasih/ })).toBeVisible();
  expect(statuses).toEqual([201, 200]);
});

test('an answer on its way survives a reload and goes on under the same id', async ({ page }) => {
  const ids: string[] = [];
  await page.route('**/api/v1/responses/*', async (route) => {
    ids.push(route.request().url());
    await (ids.length === 1 ? route.abort('connectionrefused') : route.continue());
  });
  page.on('dialog', (dialog) => void dialog.accept());
  await begin(page, 'persepsi-korupsi');
  await reachCheck(page, 5);
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await expect(page.getByRole('heading', { name: 'Jawaban belum terkirim' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: /^Terima kasih/ })).toBeVisible();
  expect(new Set(ids).size).toBe(1);
});

for (const [status, words] of [
  [410, 'sudah ditutup'],
  [409, 'sudah kami terima lebih dulu']
] as const) {
  test(`an honest word when the server keeps the answer without counting it (${status})`, async ({ page }) => {
    await page.route('**/api/v1/responses/*', (route) => route.fulfill({ status, json: {} }));
    await begin(page, 'persepsi-korupsi');
    await reachCheck(page, 5);
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await expect(page.getByText(words)).toBeVisible();
  });
}

test('a refused answer stays on the page and can be checked', async ({ page }) => {
  await page.route('**/api/v1/responses/*', (route) => route.fulfill({ status: 422, json: {} }));
  await begin(page, 'persepsi-korupsi');
  await reachCheck(page, 5);
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await expect(page.getByRole('heading', { name: 'Jawaban tidak dapat diterima' })).toBeVisible();
  await page.getByRole('button', { name: 'Periksa jawaban' }).click();
  await expect(page.getByText('Cukup sesuai')).toHaveCount(5);
});

test('the profile goes on to the next survey once, and the answers share no id', async ({ page }) => {
  const bodies: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT') bodies.push(request.url() + (request.postData() ?? ''));
  });
  await begin(page, 'persepsi-korupsi');
  await answerAll(page, 5);
  await page.getByLabel('Jenis kelamin').selectOption('female');
  await next(page).click();
  await next(page).click();
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await page.getByRole('link', { name: 'Survei kualitas pelayanan' }).click();
  await answerAll(page, 8);
  await expect(page.getByLabel('Jenis kelamin')).toHaveValue('female');
  await next(page).click();
  await next(page).click();
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await expect(page.getByText(/\(IPKP\)/)).toBeVisible();
  const ids = bodies.map((body) => /responses\/([0-9a-f-]{36})/.exec(body)?.[1] ?? '');
  expect(new Set(ids).size).toBe(2);
  expect(bodies[1]).not.toContain(ids[0]);
});

test('the English page says that its wording is not the official one', async ({ page }) => {
  await page.goto('/en/survei/pelayanan-publik');
  await expect(page.getByText('the Indonesian wording is official')).toBeVisible();
  await page.getByRole('link', { name: 'Start the survey' }).click();
  await expect(page.getByText('Question 1 of 9', { exact: true })).toBeVisible();
});

test('an unknown survey is a page that helps', async ({ page }) => {
  const response = await page.goto('/survei/tidak-ada');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('link', { name: /Survei/ }).first()).toBeVisible();
});
