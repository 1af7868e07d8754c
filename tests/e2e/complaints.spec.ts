import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { trackingCodeOf } from '../../src/lib/domain/tracking/tracking-code.ts';
import { complain, description, fact, handle, heading, readReceipt, send, track } from './complaint-steps.ts';
import { site } from './site.ts';

/** Whatever a field holds is shown as text, on every page that shows it. */
const hostile = [
  '<script>document.title="kena"</script>',
  '"><img src=x onerror=document.title="kena">',
  "'-alert(1)-'",
  '{{constructor.constructor("alert(1)")()}}',
  '</textarea><svg onload=document.title="kena">',
  'javascript:alert(1)'
].join(' ');

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a complainant writes without a name, keeps the code, and follows the case to its end', async ({ page }) => {
      // Programs beside the site do the office's part.
      test.slow();
      await page.goto('/');
      await page.getByRole('main').getByRole('link', { name: 'Sampaikan pengaduan' }).click();
      await expect(page.getByText('paling lambat 7 hari sejak Anda mengetahuinya')).toBeVisible();
      await page.getByRole('link', { name: 'Tulis pengaduan' }).click();
      await description(page).fill('Antrean di loket terlalu lama.');
      await page.getByLabel('Tempat kejadian').fill('Loket pelayanan');
      await page.getByLabel(/^Lampiran/).setInputFiles({
        name: '../../catatan.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Nomor antrean 12')
      });
      await send(page);
      const { number, code } = await readReceipt(page);
      expect(number).toMatch(/^DUMAS\/\d{4}\/[IVX]+\/\d{4}$/);
      await expect(fact(page, 'Lampiran')).toHaveText('1 berkas');
      await expect(fact(page, 'Diselesaikan paling lambat')).toHaveText(/^\d+ \w+ \d{4}\s*$/);
      expect(page.url()).not.toContain(code);

      await track(page, ` ${code.toLowerCase().replaceAll('-', ' ')} `);
      await expect(heading(page)).toHaveText('Diterima');
      expect(page.url()).not.toContain(code.slice(0, 5));
      await page.getByText('Yang Anda tulis').click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: /^Unduh catatan\.txt/ }).click()
      ]);
      expect(file.suggestedFilename()).toBe('catatan.txt');
      expect(file.url()).not.toContain(code.slice(0, 5));

      handle(number, 'verify');
      handle(number, 'ask', 'Hari apa kejadiannya?');
      await track(page, code);
      await expect(heading(page)).toHaveText('Menunggu kelengkapan dari pengadu');
      await expect(page.getByText('Hari apa kejadiannya?')).toBeVisible();
      await page.getByLabel('Pesan Anda').fill('Hari Senin pagi.');
      await page.getByRole('button', { name: 'Kirim pesan' }).click();
      await expect(page.getByText('Pesan Anda sudah terkirim.')).toBeVisible();
      await expect(page.getByText('Hari Senin pagi.')).toBeVisible();
      await expect(heading(page)).not.toHaveText('Menunggu kelengkapan dari pengadu');

      handle(number, 'answer', 'Kami menambah satu petugas loket.');
      await track(page, code);
      await expect(heading(page)).toHaveText('Sudah ditanggapi');
      await expect(page.getByText('Kami menambah satu petugas loket.')).toBeVisible();
      await page.getByLabel('Apa yang belum selesai?').fill('Antreannya masih panjang.');
      await page.getByRole('button', { name: 'Buka kembali' }).click();
      await expect(page.getByText('Kami membuka kembali pengaduan Anda.')).toBeVisible();
      await expect(page.getByText('Antreannya masih panjang.')).toBeVisible();

      handle(number, 'forward');
      await track(page, code);
      await expect(heading(page)).toHaveText('Diteruskan ke instansi berwenang');
      await expect(fact(page, 'Diteruskan ke')).toContainText('Inspektorat');
      await page.getByRole('button', { name: 'Kirim penilaian' }).click();
      await expect(page.getByText('Pilih satu nilai, 1 sampai 4.').first()).toBeVisible();
      await page.getByLabel(/Kurang sesuai/).check();
      await page.getByRole('button', { name: 'Kirim penilaian' }).click();
      await expect(page.getByText('Penilaian Anda: 2 dari 4, kurang sesuai.')).toBeVisible();
    });

    test('bad input is named beside its field and costs nothing that was typed', async ({ page }) => {
      await page.goto('/pengaduan/baru');
      await page.getByLabel('Nama saya hanya untuk petugas').check();
      // A browser lets this address pass; the server does not.
      await page.locator('#email').fill('warga@contoh');
      await page.getByLabel('Tempat kejadian').fill('Kantor kecamatan');
      await send(page);
      await expect(page).toHaveTitle(/^Kesalahan: /);
      await expect(page.getByText('Ceritakan apa yang terjadi.').first()).toBeVisible();
      await expect(page.locator('#description')).toHaveAttribute('aria-invalid', 'true');
      await expect(page.locator('#name')).toHaveAttribute('aria-invalid', 'true');
      await expect(page.getByLabel('Tempat kejadian')).toHaveValue('Kantor kecamatan');
      await expect(page.locator('#email')).toHaveValue('warga@contoh');
      await expect(page.getByLabel('Nama saya hanya untuk petugas')).toBeChecked();

      await description(page).fill('Petugas tidak ramah.');
      await page.locator('#name').fill('Warga Uji');
      await page.locator('#email').fill('warga@contoh.id');
      await page.getByLabel(/^Lampiran/).setInputFiles({
        name: 'program.exe',
        mimeType: 'application/pdf',
        buffer: Buffer.from('MZ\u0000\u0000 no such thing')
      });
      await send(page);
      await expect(page.locator('#files-error')).toContainText('program.exe: Jenis berkas ini tidak dapat kami terima');
      await expect(description(page)).toHaveValue('Petugas tidak ramah.');
      await page.getByLabel(/^Lampiran/).setInputFiles([]);
      await send(page);
      await readReceipt(page);
    });

    test('a mistyped code, an unknown one and one of the WBS mailbox open nothing', async ({ page }) => {
      await track(page, 'ABCDE');
      await expect(page.getByText(/Kode itu belum tepat/)).toBeVisible();
      await track(page, trackingCodeOf(new Uint8Array(15).fill(7), 'complaint'));
      await expect(page.getByText(/Kode tidak ditemukan\. Periksa kembali kode Anda/)).toBeVisible();
      await track(page, trackingCodeOf(new Uint8Array(15).fill(7), 'wbs'));
      await expect(page.getByText(/Itu kode kotak pesan WBS/)).toBeVisible();
      await expect(page.getByRole('link', { name: 'Buka kotak pesan WBS' })).toHaveAttribute('href', '/wbs/kotak');
    });

    test('markup in every field stays text on the receipt, the case and its messages', async ({ page }) => {
      test.slow();
      await page.goto('/pengaduan/baru');
      await page.getByLabel('Sebutkan nama saya').check();
      await description(page).fill(hostile);
      for (const label of ['Tempat kejadian', 'Siapa yang terlibat', 'Penyelesaian yang Anda harapkan']) {
        await page.getByLabel(label).fill(hostile.slice(0, 190));
      }
      await page.locator('#name').fill(hostile.slice(0, 100));
      await page.locator('#address').fill(hostile);
      await send(page);
      const { number, code } = await readReceipt(page);
      await expect(page.getByRole('main').locator('script, img, svg[onload]')).toHaveCount(0);
      await track(page, code);
      await page.getByText('Yang Anda tulis').click();
      await expect(fact(page, 'Apa yang terjadi?')).toHaveText(hostile);
      await page.getByLabel('Pesan Anda').fill(hostile);
      await page.getByRole('button', { name: 'Kirim pesan' }).click();
      await expect(page.locator('ol p', { hasText: hostile })).toBeVisible();
      await expect(page.getByRole('main').locator('script, img, svg[onload]')).toHaveCount(0);
      expect(await page.title()).not.toContain('kena');

      handle(number, 'publish', `Ringkasan ${hostile.slice(0, 200)}`);
      await page.goto('/pengaduan/daftar');
      await expect(page.getByText(`Ringkasan ${hostile.slice(0, 200)}`).first()).toBeVisible();
      await expect(page.getByRole('main').locator('script, img, svg[onload]')).toHaveCount(0);
      expect(await page.title()).not.toContain('kena');
    });

    test('a complainant withdraws, takes a copy of their data and has the rest erased', async ({ page }) => {
      const { code } = await complain(page);
      await track(page, code);
      const [copy] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Unduh salinan data (JSON)' }).click()
      ]);
      expect(copy.suggestedFilename()).toMatch(/\.json$/);
      await page.locator('summary', { hasText: 'Cabut pengaduan' }).click();
      await page.getByRole('button', { name: 'Cabut pengaduan' }).click();
      await expect(page.getByText('Anda sudah mencabut pengaduan ini.')).toBeVisible();
      await expect(heading(page)).toHaveText('Dicabut');
      await page.locator('summary', { hasText: 'Hapus data saya' }).click();
      await page.getByRole('button', { name: 'Hapus sekarang' }).click();
      await expect(page.getByText('Kami sudah menghapus data Anda.')).toBeVisible();
      await page.locator('summary', { hasText: 'Yang Anda tulis' }).click();
      await expect(page.getByText('Isi pengaduan ini sudah dihapus.')).toBeVisible();
    });
  });
}

test('a press that is repeated makes one case, and each answer shows the code that opens it', async ({ request }) => {
  const multipart = {
    submissionId: randomUUID(),
    class: 'complaint',
    category: 'other',
    identity: 'anonymous',
    description: 'Terkirim dua kali.'
  };
  const post = async () => {
    const response = await request.post('/pengaduan/baru?/kirim', {
      multipart,
      headers: { origin: site.url, accept: 'text/html' }
    });
    expect(response.headers()['cache-control']).toBe('no-store');
    return response.text();
  };
  const pages = await Promise.all([post(), post(), post()]);
  const numbers = pages.map((page) => /DUMAS\/\d{4}\/[IVX]+\/\d{4}/.exec(page)?.[0]);
  expect(new Set(numbers).size).toBe(1);
  const codes = pages.map((page) => /([0-9A-Z]{5}-){4}[0-9A-Z]{5}/.exec(page)?.[0]);
  expect(codes[0]).toBeDefined();
  expect(new Set(codes).size).toBe(1);
});

test('a code of the WBS mailbox never leaves the device', async ({ page }) => {
  await page.goto('/pengaduan/lacak', { waitUntil: 'networkidle' });
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  await page.getByLabel('Kode pelacakan').fill(trackingCodeOf(new Uint8Array(15).fill(7), 'wbs'));
  await page.getByRole('button', { name: 'Lacak', exact: true }).click();
  await expect(page.getByText(/Itu kode kotak pesan WBS/)).toBeVisible();
  expect(sent).toEqual([]);
});

test('without a network the form keeps its text and says so, and goes when the network is back', async ({ page }) => {
  await page.goto('/pengaduan/baru', { waitUntil: 'networkidle' });
  await description(page).fill('Jaringan putus di tengah jalan.');
  await page.route('**/pengaduan/baru?/kirim', (route) => route.abort());
  await send(page);
  await expect(page.getByText('Isian Anda masih ada di halaman ini.')).toBeVisible();
  await expect(description(page)).toHaveValue('Jaringan putus di tengah jalan.');
  await page.unroute('**/pengaduan/baru?/kirim');
  await send(page);
  await readReceipt(page);
});

test('contact fields appear only for somebody with a name, and are not sent otherwise', async ({ page }) => {
  await page.goto('/pengaduan/baru', { waitUntil: 'networkidle' });
  await expect(page.locator('#name')).toBeHidden();
  await page.getByLabel('Sebutkan nama saya').check();
  await page.locator('#name').fill('Warga Uji');
  await page.getByLabel('Tanpa nama').check();
  await expect(page.locator('#name')).toBeHidden();
  await description(page).fill('Tanpa nama saja.');
  const [request] = await Promise.all([page.waitForRequest(/\?\/kirim$/), send(page)]);
  expect(request.postData() ?? '').not.toContain('Warga Uji');
  await readReceipt(page);
});
