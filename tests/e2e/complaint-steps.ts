import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

const root = join(import.meta.dirname, '../..');

/** The office's part, by a program beside the site. */
export const handle = (number: string, step: string, words = '') =>
  execFileSync(process.execPath, ['tests/support/handle-complaint.ts', number, step, words], {
    cwd: root,
    encoding: 'utf8'
  });

export const description = (page: Page) => page.getByLabel('Apa yang terjadi?');
export const send = (page: Page) => page.getByRole('button', { name: 'Kirim pengaduan' }).click();
export const heading = (page: Page) => page.getByRole('heading', { level: 1 });
export const fact = (page: Page, term: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(term, { exact: true }) })
    .locator('dd');

export interface Sent {
  readonly number: string;
  readonly code: string;
}

export async function readReceipt(page: Page): Promise<Sent> {
  await expect(heading(page)).toHaveText('Pengaduan Anda sudah kami terima');
  const code = (await page.locator('code').textContent()) ?? '';
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
  return { number: ((await fact(page, 'Nomor registrasi').textContent()) ?? '').trim(), code };
}

export async function complain(page: Page, text = 'Antrean di loket terlalu lama.'): Promise<Sent> {
  await page.goto('/pengaduan/baru');
  await description(page).fill(text);
  await send(page);
  return readReceipt(page);
}

export async function track(page: Page, code: string): Promise<void> {
  await page.goto('/pengaduan/lacak');
  await page.getByLabel('Kode pelacakan').fill(code);
  await page.getByRole('button', { name: 'Lacak', exact: true }).click();
}
