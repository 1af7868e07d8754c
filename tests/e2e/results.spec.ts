import { expect, test, type Page } from '@playwright/test';

/* The site's database has published quarters of simulated data; which ones, the pages themselves say. */

interface PresentedSeries {
  readonly results: readonly {
    readonly period: string;
    readonly n: number;
    readonly index: { readonly value: number } | null;
    readonly items: readonly { readonly mean: number | null }[];
  }[];
}

async function newestQuarter(page: Page, slug: string): Promise<PresentedSeries['results'][number]> {
  const { results } = (await (await page.request.get(`/hasil/${slug}.json`)).json()) as PresentedSeries;
  const newest = results.findLast(({ index }) => index !== null);
  if (!newest) throw new Error(`${slug} has no published index`);
  return newest;
}

const inIndonesian = (value: number) => value.toFixed(2).replace('.', ',');

test('from the three numbers to a quarter: sentence, number, chart, table and files agree', async ({ page }) => {
  await page.goto('/hasil');
  await expect(page.getByRole('heading', { level: 1, name: 'Hasil survei' })).toBeVisible();
  const survey = page.getByRole('region', { name: 'Survei pelayanan publik' });
  await survey.getByRole('link', { name: /Lihat hasil lengkap/ }).click();

  const newest = await newestQuarter(page, 'pelayanan-publik');
  await expect(page).toHaveURL(new RegExp(`/hasil/pelayanan-publik/${newest.period}$`));
  const value = inIndonesian(newest.index?.value ?? NaN);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`IKM ${value}`);
  const rows = page.getByRole('table', { name: 'Nilai setiap pertanyaan' }).getByRole('rowheader');
  await expect(rows).toHaveCount(newest.items.length);
  const quarters = page.getByRole('table', { name: /per triwulan/ });
  await expect(quarters.getByRole('row').nth(1)).toContainText(value);

  const csv = await (await page.request.get(`/hasil/pelayanan-publik/${newest.period}.csv`)).text();
  expect(csv.split('\r\n')[1]).toContain(`,${newest.index?.value},`);
});

test('the browser draws the chart in place of the picture, which keeps its words', async ({ page }) => {
  const { period } = await newestQuarter(page, 'persepsi-korupsi');
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') violations.push(message.text());
  });
  await page.goto(`/hasil/persepsi-korupsi/${period}`);
  const chart = page.getByRole('figure').filter({ has: page.getByRole('table', { name: /per triwulan/ }) });
  await chart.scrollIntoViewIfNeeded();
  await expect(chart.locator('canvas')).toBeVisible();
  await expect(chart.getByRole('img')).toHaveAttribute('alt', /Grafik garis IPAK per triwulan/);
  const [canvas, picture] = await Promise.all([
    chart.locator('canvas').boundingBox(),
    chart.locator('img').boundingBox()
  ]);
  expect(Math.abs((canvas?.height ?? 0) - (picture?.height ?? 99))).toBeLessThan(2);
  expect(violations).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the server draws the chart, and the table is there', async ({ page }) => {
    const { period } = await newestQuarter(page, 'pelayanan-publik');
    await page.goto(`/en/hasil/pelayanan-publik/${period}`);
    const picture = page.getByRole('img', { name: /Bar chart of the mean of each question/ });
    await picture.scrollIntoViewIfNeeded();
    await expect(picture).toHaveJSProperty('complete', true);
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(300);
    await expect(page.getByRole('table', { name: 'Each question' })).toBeVisible();
  });
});

test('what is not there says so and leads on', async ({ page }) => {
  for (const path of ['/hasil/tidak-ada', '/hasil/pelayanan-publik/2020-tw1', '/hasil/pelayanan-publik/triwulan-3']) {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('link', { name: 'Indeks Kepuasan Masyarakat (IKM)' })).toBeVisible();
  }
});

test('an open quarter is not shown; the page says when it will be', async ({ page }) => {
  const surveys = (await (await page.request.get('/api/v1/surveys/pelayanan-publik')).json()) as {
    round: { period: string };
  };
  const response = await page.goto(`/hasil/pelayanan-publik/${surveys.round.period}`);
  expect(response?.status()).toBe(404);
  await expect(page.getByText(/(masih berjalan sampai|ditutup) \d+ \w+ \d{4}\./)).toBeVisible();
});

test('the table of the questions fits a phone and still says every figure', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/hasil/pelayanan-publik/2025-tw1');
  const region = page.getByRole('region', { name: 'Nilai setiap pertanyaan' }).filter({ has: page.getByRole('table') });
  expect(await region.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
  const row = region.getByRole('row').nth(1);
  await expect(row.getByRole('rowheader')).toContainText(/Mutu: [A-D]/);
  await expect(row.getByRole('cell')).toHaveCount(1);
});

test('a printed page names the whole address of its links', async ({ page }) => {
  await page.goto('/hasil');
  await page.emulateMedia({ media: 'print' });
  const printed = () =>
    page
      .locator("main a[href^='/']:not(.no-target)")
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
  await expect.poll(printed).toContain(new URL(page.url()).origin);
});
