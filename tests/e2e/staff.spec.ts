import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { totpCode } from '../support/totp-code.ts';

const root = join(import.meta.dirname, '../..');
const password = 'perahu kuning di dermaga';
const admin = { email: 'admin@kantor.example', name: 'Admin Kantor' };

/** Runs a program beside the server, with the same environment. */
const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });

function firstAccountPath(): string {
  return run('tests/support/print-first-link.ts').trim();
}

function invitePath(email: string, role: string): string {
  const out = run('src/cli/create-staff.ts', '--email', email, '--name', 'Orang Kantor', '--role', role);
  return new URL(/https?:\/\/\S+/.exec(out)?.[0] ?? '').pathname;
}

async function setPassword(page: Page): Promise<void> {
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByLabel('Kata sandi sekali lagi').fill(password);
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/staf/masuk');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Kata sandi').fill(password);
  await page.getByRole('button', { name: 'Masuk' }).click();
}

test.describe.configure({ mode: 'serial' });

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('an admin account begins at a link, takes a second factor, and signs in again with it', async ({ page }) => {
      const email = javaScriptEnabled ? 'admin2@kantor.example' : admin.email;
      await page.goto(javaScriptEnabled ? invitePath(email, 'admin') : firstAccountPath());
      if (!javaScriptEnabled) {
        await page.getByLabel('Email').fill(email);
        await page.getByLabel('Nama').fill(admin.name);
      }
      await setPassword(page);
      await page.getByRole('button', { name: 'Buat akun' }).click();

      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pasang faktor kedua');
      await page.goto('/staf/pengguna');
      await expect(page).toHaveURL(/\/staf\/akun\/faktor-kedua$/);
      const key = (await page.locator('code').textContent()) ?? '';
      await page.getByLabel('Enam angka').fill(totpCode(key, Date.now()));
      await page.getByRole('button', { name: 'Pasang aplikasi kode' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Simpan kode cadangan Anda');
      await expect(page.getByRole('listitem').filter({ has: page.locator('code') })).toHaveCount(8);
      await page.getByRole('link', { name: 'Sudah saya simpan' }).click();
      await expect(page.getByText('Faktor kedua sudah terpasang.')).toBeVisible();

      await page.getByRole('link', { name: 'Beranda' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Selamat datang');
      await page.getByRole('button', { name: 'Keluar' }).click();
      await expect(page.getByText('Anda sudah keluar.')).toBeVisible();
      await page.goto('/staf/pengguna');
      await expect(page).toHaveURL(/\/staf\/masuk\?lanjut=/);

      await signIn(page, email);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Satu langkah lagi');
      // The code of the set-up is spent; the next one is taken 30 seconds early.
      await page.getByLabel('Enam angka').fill(totpCode(key, Date.now() + 30_000));
      await page.getByRole('button', { name: 'Kirim kode' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Selamat datang');
    });
  });
}

test('a wrong password is told beside what was typed, and no cookie of the session leaves /staf', async ({
  page,
  context
}) => {
  await page.goto(invitePath('petugas@kantor.example', 'survey_officer'));
  await setPassword(page);
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await page.getByRole('link', { name: /Nanti saja/ }).click();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Pengguna' })).toHaveCount(0);
  expect((await page.goto('/staf/pengguna'))?.status()).toBe(403);

  const cookies = (await context.cookies()).filter(({ name }) => name.startsWith('staf'));
  expect(new Set(cookies.map(({ path }) => path))).toEqual(new Set(['/staf', '/api/v1/staff']));
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  const response = await page.goto('/staf');
  expect(response?.headers()).toMatchObject({ 'cache-control': 'no-store' });
  expect(response?.headers()['content-security-policy']).toContain("require-trusted-types-for 'script'");

  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByLabel('Email').fill('petugas@kantor.example');
  await page.getByLabel('Kata sandi').fill('bukan kata sandinya');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await expect(page.getByRole('alert')).toContainText('keliru');
  await expect(page.getByLabel('Email')).toHaveValue('petugas@kantor.example');
  await expect(page.getByLabel('Kata sandi')).toHaveValue('');
});

test('a passkey is registered, signs in, and proves again before people are managed', async ({ page, context }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true
    }
  });
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (problem) => problems.push(problem.message));

  await page.goto(invitePath('kunci@kantor.example', 'admin'));
  await setPassword(page);
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await page.getByRole('button', { name: 'Daftarkan kunci sandi' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Simpan kode cadangan Anda');
  await page.getByRole('link', { name: 'Sudah saya simpan' }).click();
  await page.getByRole('button', { name: 'Keluar' }).click();

  await signIn(page, 'kunci@kantor.example');
  await page.getByRole('button', { name: 'Pakai kunci sandi' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Selamat datang');

  await page.goto('/staf/bukti?lanjut=/staf/pengguna/undang');
  await page.getByRole('button', { name: 'Pakai kunci sandi' }).click();
  await expect(page).toHaveURL(/\/staf\/pengguna\/undang$/);
  expect(problems).toEqual([]);
});
