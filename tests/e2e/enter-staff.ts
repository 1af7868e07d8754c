import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { totpCode } from '../support/totp-code.ts';
import { site } from './site.ts';

const password = 'perahu kuning di dermaga';

/** Comes by an invitation and is signed in with a second factor. */
export async function enterStaff(page: Page, role: 'admin' | 'wbs_recipient' | 'complaint_officer'): Promise<void> {
  const args = ['--email', `${randomUUID()}@kantor.example`, '--name', `Orang ${role}`, '--role', role];
  const out = execFileSync(process.execPath, ['src/cli/create-staff.ts', ...args], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
    env: { ...process.env, ...site.environment }
  });
  await page.goto(new URL(new URL(/https?:\/\/\S+/.exec(out)?.[0] ?? '').pathname, site.url).href);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByLabel('Kata sandi sekali lagi').fill(password);
  await page.getByRole('button', { name: 'Buat akun' }).click();
  const key = (await page.locator('code').textContent()) ?? '';
  await page.getByLabel('Enam angka').fill(totpCode(key, Date.now()));
  await page.getByRole('button', { name: 'Pasang aplikasi kode' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Simpan kode cadangan Anda');
}
