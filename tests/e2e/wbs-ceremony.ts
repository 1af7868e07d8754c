import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { site } from './site.ts';

/** Text of what a click saves to the disk. */
export async function saved(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return readFileSync(await download.path(), 'utf8');
}

export const jsonFile = (text: string) => ({
  name: 'berkas.json',
  mimeType: 'application/json',
  buffer: Buffer.from(text)
});

/** Makes a key pair as a recipient does. @returns the passphrase and the file for the ceremony */
export async function makeKey(page: Page): Promise<{ passphrase: string; file: string }> {
  await page.goto('/staf/wbs/kunci-saya', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Buat kunci' }).click();
  const passphrase = (await page.locator('.words').textContent()) ?? '';
  await page.getByLabel('Ketik ulang ketujuh katanya').fill('baba baba');
  await page.getByRole('button', { name: 'Simpan kunci' }).click();
  await expect(page.getByText('Belum sama.')).toBeVisible();
  await page.getByLabel('Ketik ulang ketujuh katanya').fill(passphrase);
  await page.getByRole('button', { name: 'Simpan kunci' }).click();
  await expect(page.getByText('Kunci tersimpan.')).toBeVisible({ timeout: 30_000 });
  const file = await saved(page, () => page.getByRole('button', { name: 'Unduh kunci publik' }).click());
  return { passphrase, file };
}

/** The ceremony's page, opened from the disk. */
export async function openCeremony(page: Page): Promise<void> {
  const path = join(temporaryFolder('suara-upacara-'), 'upacara.html');
  execFileSync(process.execPath, ['src/cli/wbs-ceremony.ts', path], { cwd: join(import.meta.dirname, '../..') });
  await page.context().setOffline(true);
  await page.goto(pathToFileURL(path).href);
  await expect(page.getByText('Komputer ini tidak tersambung.')).toBeVisible();
}

/** Signs a list that these keys join, the second of another office, and of a recovery key. @returns the signed list's text */
export async function holdCeremony(page: Page, siteFile: string, keyFiles: readonly string[]): Promise<string> {
  await page.getByLabel('Atau buka berkas kunci induk').setInputFiles(jsonFile(site.rootKey.file));
  await page.getByLabel('Frasa kunci induk').fill('baba baba baba baba baba baba baba');
  await page.getByRole('button', { name: 'Buka kunci induk' }).click();
  await expect(page.getByText('Kunci induk tidak terbuka.')).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('Frasa kunci induk').fill(site.rootKey.passphrase);
  await page.getByRole('button', { name: 'Buka kunci induk' }).click();
  await expect(page.getByText('Kunci induk terbuka.')).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('Berkas situs').setInputFiles(jsonFile(siteFile));
  // Those of the list in force stay, once the file is read.
  await expect(page.getByText('Melanjutkan daftar nomor')).toBeVisible();
  const rows = page.locator('#kunci > li');
  const listed = await rows.count();
  await page.getByLabel('Kunci publik para penerima').setInputFiles(keyFiles.map(jsonFile));
  await expect(rows).toHaveCount(listed + keyFiles.length);
  await page.getByRole('button', { name: 'Tanda tangani dan simpan' }).click();
  await expect(page.getByText('Isi fungsi dan kantor')).toBeVisible();
  for (const [index, office] of ['KPU Kabupaten', 'Inspektorat'].entries()) {
    await rows
      .nth(listed + index)
      .getByLabel('Fungsi')
      .fill(`Penerima ${index + 1}`);
    await rows
      .nth(listed + index)
      .getByLabel('Kantor', { exact: true })
      .fill(office);
  }
  await rows
    .nth(listed + 1)
    .getByLabel('Dari luar kantor')
    .check();
  await page.getByRole('button', { name: 'Buat kunci pemulihan' }).click();
  const shares = page.locator('#bagian code');
  await expect(shares).toHaveCount(3);
  await page.locator('summary', { hasText: 'Coba gabungkan' }).click();
  await page.getByLabel('Bagian pertama').fill((await shares.nth(0).textContent()) ?? '');
  await page.getByLabel('Bagian kedua').fill((await shares.nth(2).textContent()) ?? '');
  await page.getByRole('button', { name: 'Periksa' }).click();
  await expect(page.getByText('Benar: kedua bagian')).toBeVisible();
  return saved(page, () => page.getByRole('button', { name: 'Tanda tangani dan simpan' }).click());
}
