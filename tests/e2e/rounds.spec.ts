import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';

const root = join(import.meta.dirname, '../..');
const password = 'perahu kuning di dermaga';

/** Runs a program beside the server, with the same environment. */
const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });

/** Comes by an invitation and is signed in. */
async function enter(page: Page, role: 'survey_officer' | 'leadership'): Promise<void> {
  const email = `${randomUUID()}@kantor.example`;
  const out = run('src/cli/create-staff.ts', '--email', email, '--name', 'Orang Kantor', '--role', role);
  await page.goto(new URL(/https?:\/\/\S+/.exec(out)?.[0] ?? '').pathname);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByLabel('Kata sandi sekali lagi').fill(password);
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await page.waitForURL(/\/staf\/akun/);
}

/** The open round of a survey, as the API names it. */
async function openPeriod(page: Page, survey: string): Promise<string> {
  const response = await page.request.get(`/api/v1/surveys/${survey}`);
  const { round } = (await response.json()) as { round: { period: string } };
  return round.period;
}

async function answer(page: Page, times: number): Promise<void> {
  const survey = await page.request.get('/api/v1/surveys/kualitas-pelayanan');
  const { instrument, items } = (await survey.json()) as { instrument: string; items: { key: string }[] };
  for (let index = 0; index < times; index += 1) {
    const response = await page.request.put(`/api/v1/responses/${randomUUID()}`, {
      data: {
        survey: 'kualitas-pelayanan',
        instrument,
        channel: 'web',
        takenAt: new Date().toISOString(),
        answers: Object.fromEntries(items.map(({ key }) => [key, 5 - (index % 2)])),
        suggestion: '=1+1'
      }
    });
    expect([201, 410]).toContain(response.status());
  }
}

const path = (period: string) => `/staf/survei/kualitas-pelayanan/${period}`;

test.describe.configure({ mode: 'serial' });

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('dates: wrong ones stay in the form with the reason, right ones move the next round along', async ({
      page
    }) => {
      await enter(page, 'survey_officer');
      const period = await openPeriod(page, 'persepsi-korupsi');
      await page.goto(`/staf/survei/persepsi-korupsi/${period}`);
      await page.getByLabel('Tutup', { exact: true }).fill('2026-01-01');
      await page.getByRole('button', { name: 'Simpan jadwal' }).click();
      await expect(page.locator('#closesOn-error')).toContainText('sudah lewat');
      await expect(page.getByLabel('Tutup', { exact: true })).toHaveValue('2026-01-01');
      await expect(page).toHaveTitle(/^Kesalahan: /);

      const tomorrow = new Date(Date.now() + (javaScriptEnabled ? 3 : 2) * 86_400_000).toISOString().slice(0, 10);
      await page.getByLabel('Tutup', { exact: true }).fill(tomorrow);
      await page.getByRole('button', { name: 'Simpan jadwal' }).click();
      await expect(page.getByRole('status')).toContainText('ikut bergeser');
      await page.goto('/staf');
      await expect(page.getByRole('link', { name: /Segera berakhir: survei persepsi korupsi/ })).toBeVisible();
    });
  });
}

test('leadership sees every figure and no form', async ({ page }) => {
  await enter(page, 'leadership');
  const period = await openPeriod(page, 'kualitas-pelayanan');
  await page.goto(path(period));
  await expect(page.getByRole('heading', { level: 2, name: 'Angka sampai saat ini' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Simpan jadwal' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: /Tutup/ })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Unduh jawaban' })).toHaveCount(0);
  expect((await page.request.get(`${path(period)}/tutup`)).status()).toBe(403);
  expect((await page.request.get(`${path(period)}/unduh/jawaban.csv`)).status()).toBe(403);
  expect((await page.request.get(`/api/v1/staff/results/kualitas-pelayanan/${period}`)).status()).toBe(200);
});

test('a round goes from open to published, and its file has the rows the screen names', async ({ page, request }) => {
  await enter(page, 'survey_officer');
  const period = await openPeriod(page, 'kualitas-pelayanan');
  expect((await request.get(`/api/v1/staff/results/kualitas-pelayanan/${period}`)).status()).toBe(401);
  await answer(page, 12);

  await page.goto('/staf/survei');
  await page
    .getByRole('region', { name: /kualitas/ })
    .getByRole('row', { name: /Buka/ })
    .getByRole('link')
    .click();
  // All journeys of a run come from one address, which may look like a burst.
  const held = page.getByRole('link', { name: 'Hitung yang ditandai' });
  if (await held.isVisible()) {
    await held.click();
    await page.getByRole('button', { name: 'Hitung jawaban ini' }).click();
    await expect(page.getByRole('status')).toContainText('ikut dihitung');
  }
  await expect(page.locator('.counts')).toContainText(/^n = \d+ jawaban dihitung/);
  const n = Number(/n = (\d+)/.exec((await page.locator('.counts').textContent()) ?? '')?.[1]);
  expect(n).toBeGreaterThanOrEqual(12);
  await expect(page.getByRole('heading', { name: `Yang dihitung: ${n} baris` })).toBeVisible();

  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV untuk Excel Indonesia' }).first().click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(`kualitas-pelayanan-${period}-${n}-jawaban.csv`);
  const file = await readFile(await download.path());
  expect(file.toString('utf8').trim().split('\r\n')).toHaveLength(1 + n);
  expect(file.toString('utf8')).toContain("'=1+1");
  const again = await page.request.get(`${path(period)}/unduh/jawaban.csv`);
  const { 'x-sha256': sha256 } = again.headers();
  expect(
    createHash('sha256')
      .update(await again.body())
      .digest('hex')
  ).toBe(sha256);

  for (const [link, button, state] of [
    ['Tutup lebih awal', 'Tutup sekarang', 'Periode sudah ditutup'],
    ['Tandai sudah diperiksa', 'Tandai sudah diperiksa', 'sudah ditandai sebagai diperiksa'],
    ['Terbitkan', 'Terbitkan sekarang', 'Hasil sudah terbit']
  ] as const) {
    await page.getByRole('link', { name: link, exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Yang akan terjadi' })).toBeVisible();
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('status')).toContainText(state);
  }
  const published = (await (await page.request.get(`/api/v1/results/kualitas-pelayanan/${period}`)).json()) as {
    n: number;
  };
  expect(published.n).toBe(n);

  await answer(page, 1);
  await page.reload();
  await expect(page.locator('.counts')).toContainText(`n = ${n} jawaban dihitung (1 terlambat tidak dihitung)`);
});

test('what was done already is refused with the reason on the page', async ({ page }) => {
  await enter(page, 'survey_officer');
  await page.goto('/staf/survei');
  await page
    .getByRole('region', { name: /kualitas/ })
    .getByRole('row', { name: /Terbit/ })
    .getByRole('link')
    .click();
  const here = page.url();
  await page.goto(`${here}/tutup`);
  await page.getByRole('button', { name: 'Tutup sekarang' }).click();
  await expect(page.getByRole('alert')).toContainText('sudah terbit');
  expect((await page.goto(`${here}/hapus`))?.status()).toBe(404);
});

test('the next round is opened on the same day, so that visitors can go on answering', async ({ page }) => {
  await enter(page, 'survey_officer');
  await page.goto('/staf/survei');
  await page
    .getByRole('region', { name: /kualitas/ })
    .getByRole('row', { name: /Direncanakan/ })
    .getByRole('link')
    .last()
    .click();
  await page.getByRole('link', { name: 'Buka', exact: true }).click();
  await page.getByRole('button', { name: 'Buka sekarang' }).click();
  await expect(page.getByRole('status')).toContainText('Periode sudah dibuka');
  await expect(page.getByText(/^Buka sampai/)).toBeVisible();
});
