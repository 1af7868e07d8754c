import { expect, test, type Page } from '@playwright/test';
import { networkAddresses } from '#lib/server/http/network-addresses.ts';
import { site } from './site.ts';

test.use({ viewport: { width: 1024, height: 768 } });

const title = (page: Page) => page.getByRole('heading', { level: 1, name: 'Bagaimana pelayanan kami?' });
const next = (page: Page) => page.getByRole('button', { name: 'Lanjut', exact: true });

async function open(page: Page) {
  await page.clock.install();
  await page.goto('/kiosk');
  await expect(title(page)).toBeVisible();
}

async function answer(page: Page, survey: RegExp, count: number) {
  await page.getByRole('button', { name: survey }).click();
  for (let number = 1; number <= count; number += 1) {
    await expect(page.getByText(`Pertanyaan ${number} dari ${count}`)).toBeVisible();
    await page.getByRole('radio').nth(3).check();
    await next(page).click();
  }
}

test(
  'a visitor answers, is thanked for fifteen seconds, and the start screen returns',
  { tag: '@visitor' },
  async ({ page }) => {
    await open(page);
    await answer(page, /pelayanan publik/, 9);
    await page.getByLabel('Usia').selectOption('36_45');
    const [request] = await Promise.all([
      page.waitForRequest(/\/api\/v1\/responses\//),
      page.getByRole('button', { name: 'Kirim', exact: true }).click()
    ]);
    expect(request.postDataJSON()).toMatchObject({
      channel: 'kiosk',
      respondent: { ageBand: '36_45' },
      suggestion: null
    });
    expect((await request.response())?.status()).toBe(201);
    await expect(page.getByRole('heading', { name: 'Terima kasih' })).toBeFocused();
    await page.clock.runFor(13_000);
    await expect(page.getByRole('heading', { name: 'Terima kasih' })).toBeVisible();
    await page.clock.runFor(3_000);
    await expect(title(page)).toBeVisible();
  }
);

test('rows are large enough for any finger and stand apart', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /persepsi korupsi/ }).click();
  const boxes = await Promise.all((await page.locator('fieldset label').all()).map((label) => label.boundingBox()));
  for (const [index, box] of boxes.entries()) {
    expect(box?.height).toBeGreaterThanOrEqual(72);
    const before = boxes[index - 1];
    if (before && box) expect(box.y - before.y - before.height).toBeGreaterThanOrEqual(12);
  }
  await expect(next(page)).toBeInViewport({ ratio: 1 });
});

test('an unattended visit is warned of, can be continued, and is dropped after the count-down', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /pelayanan publik/ }).click();
  await page.getByRole('radio').nth(3).check();
  await page.clock.runFor(61_000);
  const dialog = page.getByRole('alertdialog', { name: 'Masih di sini?' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Lanjutkan' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Lanjutkan' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('radio').nth(3)).toBeChecked();

  await page.clock.runFor(61_000);
  await expect(dialog).toBeVisible();
  await page.clock.runFor(30_000);
  await expect(title(page)).toBeVisible();
  await page.getByRole('button', { name: /pelayanan publik/ }).click();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('any key or touch continues, as often as needed', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /pelayanan publik/ }).click();
  const dialog = page.getByRole('alertdialog');
  for (let time = 0; time < 11; time += 1) {
    await page.clock.runFor(61_000);
    await expect(dialog).toBeVisible();
    if (time % 2) await page.keyboard.press('Shift');
    else await page.mouse.click(20, 400);
    await expect(dialog).toBeHidden();
  }
  await expect(page.getByText('Pertanyaan 1 dari 9')).toBeVisible();
});

test('Selesai & hapus ends the visit at once, in the dialog and in the head', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /pelayanan publik/ }).click();
  await page.clock.runFor(61_000);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Selesai & hapus' }).click();
  await expect(title(page)).toBeVisible();
  await page.getByRole('button', { name: /pelayanan publik/ }).click();
  await page.getByRole('button', { name: 'Selesai & hapus' }).click();
  await expect(title(page)).toBeVisible();
});

test('nothing of the last visitor is left: Back ten times, reload, stored data, controls', async ({ page }) => {
  await open(page);
  const entries = await page.evaluate(() => history.length);
  await answer(page, /pelayanan publik/, 9);
  await page.getByLabel('Jenis kelamin').selectOption('female');
  await page.getByRole('button', { name: 'Periksa dulu' }).click();
  await expect(page.getByText('1 dari 6 diisi')).toBeVisible();
  await expect(page.getByText('Perempuan')).toHaveCount(0);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await page.getByRole('button', { name: 'Selesai', exact: true }).click();
  await expect(title(page)).toBeVisible();

  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state, document.cookie])
  );
  expect(stored).not.toMatch(/requirements|female|skm/);
  for (let time = 0; time < 10; time += 1) {
    await page.goBack();
    await expect(page.getByText(/Pertanyaan|Periksa|Terima kasih/)).toHaveCount(0);
  }
  await page.goForward();
  await expect(title(page)).toBeVisible();
  await page.getByRole('button', { name: /pelayanan publik/ }).click();
  await page.getByRole('radio').nth(3).check();
  await page.reload();
  await expect(title(page)).toBeVisible();
  await page.getByRole('button', { name: /pelayanan publik/ }).click();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('coming back from the browser’s memory shows the start screen', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /pelayanan publik/ }).click();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect(title(page)).toBeVisible();
});

test('the page is not stored by the browser', async ({ request }) => {
  const response = await request.get('/kiosk');
  expect(response.headers()['cache-control']).toBe('no-store');
});

test('answers wait on the tablet while the network is away and are sent when it returns', async ({ page }) => {
  const statuses: number[] = [];
  let isCut = true;
  await page.route('**/api/v1/responses/*', async (route) => {
    if (isCut) return route.abort('internetdisconnected');
    const response = await route.fetch();
    statuses.push(response.status());
    // The page may have given up on this attempt by its own clock.
    return route.fulfill({ response }).catch(() => undefined);
  });
  await open(page);
  await answer(page, /persepsi korupsi/, 5);
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await expect(page.getByText('Jawaban tersimpan di tablet ini')).toBeVisible();
  await page.getByRole('button', { name: 'Selesai', exact: true }).click();
  await answer(page, /kualitas pelayanan/, 8);
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  isCut = false;
  // The running clock may ask again before the server's word is in; whatever it asks, each answer is stored once.
  await expect
    .poll(async () => {
      await page.clock.runFor(10_000);
      return statuses.filter((status) => status === 201);
    })
    .toHaveLength(2);
  await page.clock.runFor(16_000);
  await expect(title(page)).toBeVisible();
  expect(statuses.filter((status) => status !== 201 && status !== 200)).toEqual([]);
});

test('a refused answer stays on the tablet for staff, unread, and holds no later one up', async ({ page }) => {
  const statuses: number[] = [];
  await page.route('**/api/v1/responses/*', async (route) => {
    if (statuses.length === 0) {
      statuses.push(422);
      return route.fulfill({ status: 422, contentType: 'application/problem+json', body: '{}' });
    }
    const response = await route.fetch();
    statuses.push(response.status());
    return route.fulfill({ response }).catch(() => undefined);
  });
  await open(page);
  await expect(page.getByText('perlu diperiksa petugas')).toHaveCount(0);
  for (let visit = 0; visit < 2; visit += 1) {
    await answer(page, /persepsi korupsi/, 5);
    await page.getByRole('button', { name: 'Kirim', exact: true }).click();
    await expect.poll(() => statuses.length).toBe(visit + 1);
    await page.getByRole('button', { name: 'Selesai', exact: true }).click();
    await expect(page.getByText('1 jawaban perlu diperiksa petugas.')).toBeVisible();
  }
  expect(statuses).toEqual([422, 201]);
  // A page left alone renews itself, but not while it holds an answer.
  await page.clock.runFor(40 * 60_000);
  await expect(page.getByText('1 jawaban perlu diperiksa petugas.')).toBeVisible();
});

test('a kiosk opened on the machine itself tells phones its address in the network', async ({ page }) => {
  test.skip(networkAddresses().length === 0, 'this machine has no network');
  await open(page);
  await expect(page.getByText(`Atau buka ${new URL(site.lanHttp ?? '').host}/survei`)).toBeVisible();
});

test('the language changes without a request, and back with the next visitor', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'How is our service?' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByText('the Indonesian wording is official')).toBeVisible();
  await page.getByRole('button', { name: /Corruption/ }).click();
  await expect(page.getByText('Question 1 of 5')).toBeVisible();
  await page.getByRole('button', { name: 'Stop & erase' }).click();
  await expect(title(page)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'id');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the kiosk leads to the plain surveys', async ({ page }) => {
    await page.goto('/kiosk');
    await page.getByRole('link', { name: 'Survei persepsi korupsi' }).click();
    await expect(page.getByRole('group')).toHaveCount(5);
  });
});
