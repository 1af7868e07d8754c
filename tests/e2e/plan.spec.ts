import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

/* The runner has published simulated quarters of all three surveys. */

const proofOf = (page: Page) => page.getByRole('region', { name: 'Bukti' });

test('the newest plan is one document with chapters, working groups and the notes on its text', async ({ page }) => {
  await page.goto('/rencana-aksi');
  await expect(page).toHaveURL(/\/rencana-aksi\/2025$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Rencana aksi 2025' })).toBeVisible();
  for (const code of ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII']) {
    await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^${code}\\. `) })).toBeVisible();
  }
  await expect(page.getByRole('table', { name: 'Susunan dan personalia tim' })).toBeVisible();
  await expect(page.getByText('Nomor 400 Tahun 2025', { exact: true })).toBeVisible();
  const notes = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Tentang naskah ini' }) });
  await notes.getByRole('link', { name: 'V.2.1.a' }).click();
  await expect(page).toHaveURL(/#V\.2\.1\.a$/);
});

test('the table of contents leads to a chapter and its item to the page of the item', async ({ page }) => {
  await page.goto('/rencana-aksi/2025');
  await page
    .getByRole('navigation', { name: 'Daftar isi' })
    .getByRole('link', { name: /Inovasi Pelayanan/ })
    .click();
  await expect(page).toHaveURL(/#VII$/);
  await page.getByRole('link', { name: 'VII.9 Survey Pelayanan Publik' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'VII.9 Survey Pelayanan Publik' })).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a search finds items, says where, and leads back to all of them', async ({ page }) => {
    await page.goto('/rencana-aksi/2025');
    await page.getByRole('searchbox', { name: 'Cari dalam rencana aksi' }).fill('persepsi korupsi');
    await page.getByRole('button', { name: 'Cari' }).click();
    await expect(page).toHaveURL(/\?cari=persepsi\+korupsi$/);
    await expect(page.getByRole('status')).toContainText('1 butir memuat “persepsi korupsi”');
    await expect(page.getByRole('searchbox')).toHaveValue('persepsi korupsi');
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(page.getByText(/^Ditemukan di: .*judul/)).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Daftar isi' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Lihat semua butir' }).click();
    await expect(page.getByRole('navigation', { name: 'Daftar isi' })).toBeVisible();
  });

  test('a search without a find says what to try, and its examples find something', async ({ page }) => {
    await page.goto('/rencana-aksi/2025?cari=%3Cb%3Ezebra');
    await expect(page.getByRole('status')).toContainText('Tidak ada butir yang memuat “<b>zebra”.');
    await page.getByRole('link', { name: 'gratifikasi' }).click();
    await expect(page.getByRole('article').first()).toBeVisible();
  });

  test('an item shows its figures as picture and table', async ({ page }) => {
    await page.goto('/rencana-aksi/2025/V.1.4');
    const proof = proofOf(page);
    await expect(proof.getByRole('img', { name: /Grafik garis IPAK per triwulan/ })).toBeVisible();
    await expect(proof.getByRole('table', { name: /\(IPAK\) per triwulan/ })).toBeVisible();
  });
});

for (const [code, indices] of [
  ['V.1.4', ['IPAK']],
  ['VI.3', ['IKM']],
  ['VII.9', ['IKM', 'IPKP']]
] as const) {
  test(`${code} shows chart, last value, target and schedule of ${indices.join(' and ')}`, async ({ page }) => {
    await page.goto(`/rencana-aksi/2025/${code}`);
    const proof = proofOf(page);
    await expect(proof.getByRole('img', { name: /^.*Grafik garis/ })).toHaveCount(indices.length);
    for (const index of indices) {
      await expect(proof.getByRole('heading', { name: new RegExp(`${index} \\d`) })).toBeVisible();
      const table = proof.getByRole('table', { name: new RegExp(`\\(${index}\\) per triwulan`) });
      await expect(table).toContainText(/Selesai/);
      await expect(table).toContainText(/Tepat waktu|Terlambat/);
      const target = index === 'IKM' ? /Indeks ini tidak punya target/ : /Target W.* (tercapai|belum tercapai)/;
      await expect(proof.getByText(target).first()).toBeVisible();
    }
    await expect(proof.getByRole('link', { name: /^Hasil lengkap Triwulan/ })).toHaveCount(indices.length);
    await expect(proof).toContainText(/Rentang kepercayaan 95%: [\d,]+–[\d,]+/);
  });
}

test('the three counters of complaints hang on their indicators, and lead to the recap', async ({ page }) => {
  await page.goto('/rencana-aksi/2025/V.5.2');
  const proof = proofOf(page);
  for (const counter of ['harus ditindaklanjuti', 'tengah diproses', 'telah selesai ditindaklanjuti']) {
    await expect(proof).toContainText(`Pengaduan yang ${counter}`);
  }
  await proof.locator('a[href="/pengaduan/rekap"]').click();
  await expect(page).toHaveURL(/\/pengaduan\/rekap$/);
});

test('items lead to their neighbours', async ({ page }) => {
  await page.goto('/rencana-aksi/2025/V.1.5');
  await page.getByRole('link', { name: /^V\.2\.1/ }).click();
  await expect(page).toHaveURL(/\/V\.2\.1$/);
  await page.getByRole('link', { name: /^V\.1\.5/ }).click();
  await expect(page).toHaveURL(/\/V\.1\.5$/);
});

test('small letters, indicators and chapters lead to the address they mean', async ({ page }) => {
  await page.goto('/rencana-aksi/2025/vii.9');
  await expect(page).toHaveURL(/\/rencana-aksi\/2025\/VII\.9$/);
  await page.goto('/rencana-aksi/2025/V.5.2.c');
  await expect(page).toHaveURL(/\/rencana-aksi\/2025\/V\.5\.2#V\.5\.2\.c$/);
  await page.goto('/en/rencana-aksi/2025/v.1');
  await expect(page).toHaveURL(/\/en\/rencana-aksi\/2025#V\.1$/);
});

test('an unknown item or year helps with a search and the chapters', async ({ page }) => {
  for (const [path, heading] of [
    ['/rencana-aksi/2025/V.9.9', 'Tidak ada butir V.9.9 dalam rencana aksi 2025'],
    ['/rencana-aksi/2019', 'Tidak ada rencana aksi 2019'],
    ['/rencana-aksi/besok', 'Tidak ada rencana aksi besok']
  ] as const) {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expect(page.getByRole('link', { name: /Penguatan Pengawasan/ })).toBeVisible();
    await page.getByRole('searchbox').fill('survey');
    await page.getByRole('button', { name: 'Cari' }).click();
    await expect(page.getByRole('link', { name: /^V\.1\.4/ })).toBeVisible();
  }
});

test('a year without a plan of its own says whose plan it uses', async ({ page }) => {
  const year = new Date().getFullYear();
  test.skip(year === 2025, 'the year has a plan of its own');
  await page.goto(`/rencana-aksi/${year}`);
  await expect(page.getByText(`Tahun ${year} belum punya rencana aksi sendiri.`)).toBeVisible();
  await page.goto('/rencana-aksi/2025/V.1.4');
  await expect(proofOf(page)).toContainText(`Tahun ${year} belum punya rencana aksi sendiri.`);
});

test('in English the page speaks English and the decree stays Indonesian', async ({ page }) => {
  await page.goto('/en/rencana-aksi/2025/V.1.4');
  await expect(page.getByText('The wording of the plan is that of the decree and stays in Indonesian.')).toBeVisible();
  await expect(page.locator('[lang=id]', { hasText: 'Menyusun Daftar Pertanyaan Survey' }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Proof' })).toBeVisible();
});

test('on paper there is no navigation, no form and no download', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  for (const path of ['/rencana-aksi/2025', '/rencana-aksi/2025/VII.9']) {
    await page.goto(path);
    await expect(page.locator('nav:visible, form:visible, button:visible')).toHaveCount(0);
    await expect(page.getByText('Unduh').filter({ visible: true })).toHaveCount(0);
    await expect(page.getByText('KPU Kabupaten Kutai Timur').first()).toBeVisible();
  }
});

// Pages that the walk over all routes does not come by.
for (const path of [
  '/rencana-aksi/2025?cari=survey',
  '/rencana-aksi/2025?cari=zebra',
  '/rencana-aksi/2025/VII.9',
  '/rencana-aksi/2025/V.5.2',
  '/rencana-aksi/2025/V.9.9'
]) {
  test(`${path} has no accessibility faults`, async ({ page }) => {
    await page.goto(path);
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
}
