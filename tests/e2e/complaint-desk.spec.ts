import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { totpCode } from '../support/totp-code.ts';
import { site } from './site.ts';

const root = join(import.meta.dirname, '../..');
const password = 'perahu kuning di dermaga';
const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>"\'&';

/** Comes by an invitation and is signed in, with the second factor where the role needs one. */
async function enter(page: Page, role: 'complaint_officer' | 'leadership'): Promise<void> {
  const args = ['--email', `${randomUUID()}@kantor.example`, '--name', `Orang ${role}`, '--role', role];
  const out = execFileSync(process.execPath, ['src/cli/create-staff.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...site.environment }
  });
  await page.goto(new URL(/https?:\/\/\S+/.exec(out)?.[0] ?? '').pathname);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByLabel('Kata sandi sekali lagi').fill(password);
  await page.getByRole('button', { name: 'Buat akun' }).click();
  if (role === 'leadership') return page.waitForURL(/\/staf\/akun/);
  const key = (await page.locator('code').textContent()) ?? '';
  await page.getByLabel('Enam angka').fill(totpCode(key, Date.now()));
  await page.getByRole('button', { name: 'Pasang aplikasi kode' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Simpan kode cadangan Anda');
}

interface Entry {
  readonly description: string;
  readonly reference?: string;
  readonly file?: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
}

/** Keys in a complaint that came by WhatsApp; the case's page stands open afterwards. */
async function keyIn(page: Page, { description, reference = '', file }: Entry): Promise<string> {
  await page.goto('/staf/pengaduan/masuk');
  await page.getByLabel('Kanal').selectOption('WhatsApp');
  await page.getByLabel('Nomor di tempat asalnya').fill(reference);
  await page.getByLabel('Judul').fill('Loket tutup lebih awal');
  await page.getByLabel('Apa yang terjadi').fill(description);
  await page.getByLabel('Nama', { exact: true }).fill('Warga Uji');
  await page.getByLabel('Telepon').fill('0812 3456 7890');
  if (file) await page.getByLabel('Lampiran').setInputFiles(file);
  await page.getByRole('button', { name: 'Catat pengaduan' }).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/^Tanda terima DUMAS\/\d{4}\/[IVX]+\/\d{4}$/);
  const number = ((await heading.textContent()) ?? '').replace('Tanda terima ', '');
  await page.getByRole('link', { name: 'Buka pengaduan ini' }).click();
  await expect(heading).toHaveText(number);
  return number;
}

/** Presses a step behind its summary and waits for the words that follow. */
async function take(page: Page, button: string, done: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: done })).toBeVisible();
}

const unfold = (page: Page, summary: string) => page.locator('summary', { hasText: summary }).click();

/** A whole working day of an officer takes longer than one page. */
test.describe.configure({ timeout: 180_000 });

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a complaint by WhatsApp goes from the entry to the public list, and everybody sees only their part', async ({
      page
    }) => {
      await enter(page, 'complaint_officer');
      await page.goto('/staf/pengaduan/masuk');
      await page.getByLabel('Judul').fill('Yang diketik tetap ada');
      await page.getByRole('button', { name: 'Catat pengaduan' }).click();
      await expect(page).toHaveTitle(/^Kesalahan: /);
      await expect(page.locator('#description-error')).toContainText('Ceritakan');
      await expect(page.locator('#channel-error')).toContainText('Pilih');
      await expect(page.getByLabel('Judul')).toHaveValue('Yang diketik tetap ada');

      const file = { name: '../kronologi.txt', mimeType: 'text/plain', buffer: Buffer.from('Senin, loket tutup.') };
      const number = await keyIn(page, { description: `Loket tutup. ${hostile}`, file });
      await expect(page.locator('.words').first()).toContainText(hostile);
      const attachment = page.getByRole('link', { name: 'kronologi.txt' });
      const answer = await page.request.get((await attachment.getAttribute('href')) ?? '');
      expect(answer.headers()).toMatchObject({
        'content-type': 'application/octet-stream',
        'cache-control': 'no-store'
      });
      expect(answer.headers()['content-disposition']).toMatch(/^attachment/);

      await take(page, 'Mulai verifikasi', 'Verifikasi dimulai');
      await unfold(page, 'Minta kelengkapan');
      await page.getByRole('button', { name: 'Minta kelengkapan' }).click();
      await expect(page.locator('#ask_completion-body-error')).toContainText('Tuliskan');
      await page.getByLabel('Yang perlu dilengkapi').fill(`Hari apa? ${hostile}`);
      await take(page, 'Minta kelengkapan', 'Tenggat penyelesaian berhenti');
      await unfold(page, 'Tandai sudah lengkap');
      await take(page, 'Tandai sudah lengkap', 'berjalan lagi');
      await take(page, 'Terima dan tindak lanjuti', 'Pengaduan diterima');

      await unfold(page, 'Tulis catatan internal');
      await page.getByLabel('Catatan', { exact: true }).fill(`Rahasia kantor ${hostile}`);
      await take(page, 'Simpan catatan', 'Catatan tersimpan');
      await expect(page.locator('li.note')).toContainText('Rahasia kantor');

      await unfold(page, 'Ubah klasifikasi');
      await page.getByLabel('Kadar pengawasan').selectOption('Berkadar pengawasan');
      await take(page, 'Simpan klasifikasi', 'Klasifikasi tersimpan');

      const identity = page.locator('section', { has: page.locator('#pengadu') });
      await expect(identity.getByText('Bila itu Anda, ambil dahulu')).toBeVisible();
      await unfold(page, 'Ganti petugas');
      await take(page, 'Ambil untuk saya', 'Petugas sudah diganti');
      await expect(page.getByText('Warga Uji')).toHaveCount(0);
      await page.getByRole('button', { name: 'Lihat identitas' }).click();
      await expect(page.getByText('Warga Uji')).toBeVisible();

      const reply = page.locator('#whatsapp-catatan + textarea');
      const text = await reply.inputValue();
      expect(text).toContain(number);
      expect(text).toContain('/pengaduan/lacak');
      expect(text).not.toMatch(/Loket|Warga Uji|0812/);

      const answering = page.locator('form', { has: page.getByLabel('Tanggapan akhir') });
      await answering.locator('summary', { hasText: 'Contoh teks' }).click();
      await expect(answering.getByText(`Pengaduan Anda nomor ${number} sudah kami periksa`).first()).toBeVisible();
      if (javaScriptEnabled)
        await answering.getByRole('button', { name: /Pakai teks ini ?: Sudah diperbaiki/ }).click();
      else await page.getByLabel('Tanggapan akhir').fill('Yang kami temukan: […].');
      await answering.getByRole('button', { name: 'Kirim tanggapan akhir' }).click();
      await expect(page.locator('#answer-body-error')).toContainText('[…]');
      await expect(page.getByLabel('Tanggapan akhir')).toHaveValue(/Yang kami temukan/);
      await page.getByLabel('Tanggapan akhir').fill('Jam loket sudah ditempel.');
      await take(page, 'Kirim tanggapan akhir', 'Tanggapan akhir terkirim');
      await unfold(page, 'Ringkasan publik');
      await page.getByLabel('Ringkasan dengan kata-kata kantor').fill('Jam loket kini ditempel di pintu.');
      await take(page, 'Simpan ringkasan', 'Ringkasan tersimpan');
      await unfold(page, 'Ringkasan publik');
      await take(page, 'Tampilkan di daftar publik', 'tampil di daftar publik');
      await unfold(page, 'Riwayat');
      await expect(page.locator('section', { has: page.locator('#riwayat') }).getByRole('listitem')).not.toHaveCount(0);
      await expect(page).toHaveTitle(new RegExp(number));
    });

    test('a form made for an older version changes nothing, and its words can be copied', async ({ page, context }) => {
      await enter(page, 'complaint_officer');
      await keyIn(page, { description: 'Dua petugas membuka kasus yang sama.' });
      const other = await context.newPage();
      await other.goto(page.url());
      await take(page, 'Mulai verifikasi', 'Verifikasi dimulai');
      await unfold(page, 'Nyatakan tidak dapat ditindaklanjuti');
      await page.getByLabel('Alasan', { exact: true }).fill('Bukan wewenang kantor ini.');
      await take(page, 'Nyatakan tidak dapat ditindaklanjuti', 'dinyatakan tidak dapat ditindaklanjuti');
      await unfold(other, 'Kirim tanggapan akhir');
      await other.getByLabel('Tanggapan akhir').fill('Tanggapan yang panjang.');
      await other.getByRole('button', { name: 'Kirim tanggapan akhir' }).click();
      await expect(other.getByRole('alert')).toContainText('sudah diubah');
      await expect(other.getByRole('textbox', { name: /untuk disalin/ })).toHaveValue('Tanggapan yang panjang.');
    });

    test('a list is checked before it is taken, and taken once', async ({ page }) => {
      await enter(page, 'complaint_officer');
      await page.goto('/staf/pengaduan/impor');
      await page.getByRole('button', { name: 'Periksa berkas' }).click();
      await expect(page.locator('#file-error')).toContainText('Pilih berkas');
      const mark = randomUUID().slice(0, 8);
      const head = 'nomor_referensi;tanggal_diterima;uraian;kanal;identitas';
      const csv = (rows: string[]) => ({
        name: 'daftar.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from([head, ...rows].join('\r\n'))
      });
      const good = `${mark}-1;2026-11-03;Antrean panjang ${hostile.replaceAll('"', "'")};Inspektorat;Tanpa nama`;
      await page
        .getByLabel('Berkas CSV')
        .setInputFiles(csv([good, `${mark}-2;kemarin;Tanggal salah;Inspektorat;Tanpa nama`]));
      await page.getByRole('button', { name: 'Periksa berkas' }).click();
      await expect(page.getByRole('row', { name: new RegExp(`${mark}-2`) })).toContainText('Perlu diperbaiki');
      await expect(page.getByRole('button', { name: /^Catat/ })).toHaveCount(0);
      await page.getByLabel('Berkas CSV').setInputFiles(csv([good]));
      await page.getByRole('button', { name: 'Periksa berkas' }).click();
      await take(page, 'Catat 1 pengaduan', '1 pengaduan dicatat');
      await page.goto('/staf/pengaduan/impor');
      await page.getByLabel('Berkas CSV').setInputFiles(csv([good]));
      await page.getByRole('button', { name: 'Periksa berkas' }).click();
      await expect(page.getByRole('row', { name: new RegExp(`${mark}-1`) })).toContainText('Sudah tercatat');
      await page.goto('/staf/pengaduan');
      await page.getByLabel('Cari nomor registrasi').fill(`${mark}-1`);
      await page.getByRole('button', { name: 'Cari' }).click();
      await expect(page.getByRole('row', { name: /DUMAS/ })).toHaveCount(1);
    });
  });
}

test('two cases of one matter share their state, and a second press sends nothing twice', async ({ page }) => {
  await enter(page, 'complaint_officer');
  const main = await keyIn(page, { description: 'Lampu ruang tunggu mati.' });
  const mainUrl = page.url();
  await keyIn(page, { description: 'Ruang tunggu gelap.' });
  await unfold(page, 'Pengaduan yang sama');
  await page.getByLabel('Nomor registrasi pengaduan utama').fill('DUMAS/1999/I/0001');
  await page.getByRole('button', { name: 'Gabungkan ke nomor itu' }).click();
  await expect(page.locator('#merge-into-error')).toBeVisible();
  await expect(page.getByLabel('Nomor registrasi pengaduan utama')).toHaveValue('DUMAS/1999/I/0001');
  await page.getByLabel('Nomor registrasi pengaduan utama').fill(main);
  await take(page, 'Gabungkan ke nomor itu', 'sudah digabung');
  await expect(page.getByText('ambil langkahnya di sana')).toBeVisible();
  const mergedUrl = page.url().split('?')[0] ?? '';
  await page.goto(mainUrl);
  await unfold(page, 'Tulis catatan internal');
  await page.getByLabel('Catatan', { exact: true }).fill('Sekali saja.');
  await page.getByRole('button', { name: 'Simpan catatan' }).dblclick();
  await expect(page.getByRole('status')).toContainText('Catatan tersimpan');
  await expect(page.locator('li.note')).toHaveCount(1);
  await take(page, 'Mulai verifikasi', 'Verifikasi dimulai');
  await page.goto(mergedUrl);
  await expect(page.getByText(/^Diverifikasi\./)).toBeVisible();
});

test('nobody else opens the desk: leadership sees neither cases nor files', async ({ page, browser }) => {
  await enter(page, 'complaint_officer');
  const file = { name: 'bukti.txt', mimeType: 'text/plain', buffer: Buffer.from('bukti') };
  await keyIn(page, { description: 'Hanya untuk petugas.', file });
  const paths = [
    '/staf/pengaduan',
    '/staf/pengaduan/masuk',
    '/staf/pengaduan/impor',
    '/staf/pengaduan/impor/contoh.csv',
    new URL(page.url()).pathname,
    (await page.getByRole('link', { name: 'bukti.txt' }).getAttribute('href')) ?? ''
  ];
  expect((await page.request.get('/staf/pengaduan/tidak-ada')).status()).toBe(404);
  expect((await page.request.get(`${paths[4]}/lampiran/${randomUUID()}`)).status()).toBe(404);
  const context = await browser.newContext({ baseURL: site.url });
  const outsider = await context.newPage();
  await enter(outsider, 'leadership');
  for (const path of paths) expect((await outsider.request.get(path)).status(), path).toBe(403);
  await outsider.goto('/staf');
  await expect(outsider.getByRole('navigation').getByRole('link', { name: 'Pengaduan', exact: true })).toHaveCount(0);
  await context.close();
});

test('what is due stands on the first page of the officer, and leads to it', async ({ page }) => {
  await enter(page, 'complaint_officer');
  await page.goto('/staf');
  await page.getByRole('link', { name: /Tangani \d+ pengaduan yang terlambat/ }).click();
  await expect(page.getByRole('link', { name: /^Terlambat \d+$/ })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('row', { name: /terlambat/ }).first()).toBeVisible();
});
