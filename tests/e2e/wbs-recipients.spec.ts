import { randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { office } from '#lib/domain/office/office.ts';
import { trackingCodeBytes, trackingCodeOf } from '#lib/domain/tracking/tracking-code.ts';
import { writeLetter } from '#lib/domain/whistleblowing/letter.ts';
import type { TestReport } from '../support/whistleblowing.ts';
import { enterStaff } from './enter-staff.ts';
import { site } from './site.ts';
import { holdCeremony, jsonFile, makeKey, openCeremony, saved } from './wbs-ceremony.ts';
import { mailbox, sendReport } from './wbs-reporter.ts';

// One story in parts: each goes on where the one before stopped.
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>"\'&';
const secretWord = 'kelengkeng';
const answer = 'Terima kasih, kapan rambutan itu terjadi?';

async function expectNoBarrier(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
}

/** The same on the reporter's own page. */
async function readAsReporter(browser: Browser, code: string): Promise<void> {
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await page.goto('/wbs/kotak');
  await page.locator('[data-code]').fill(code);
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await expect(page.getByText(answer)).toBeVisible();
  await expect(page.locator('[data-state]')).toHaveText('Ditelaah');
  await expect(page.getByText('Pesan terakhir Anda yang dibaca: no. 1')).toBeVisible();
  await expect(page.locator('[data-broken]')).toBeHidden();
  await expect(page.locator('[data-proof]')).toContainText(`${office.name} menerima laporan melalui WBS pada`);
  await expect(page.locator('[data-proof]')).toContainText('Penerima 1, KPU Kabupaten');
  await expectNoBarrier(page);
  await page.getByRole('button', { name: 'Kirim pesan' }).click();
  await expect(page.getByText('Tulis pesannya dulu.')).toBeVisible();
  await expectNoBarrier(page);
  await page.evaluate(() => {
    window.print = () => {
      const title = document.title;
      dispatchEvent(new Event('beforeprint'));
      document.body.dataset.printed = `${document.title !== title}`;
      dispatchEvent(new Event('afterprint'));
    };
  });
  await page.getByRole('button', { name: 'Cetak bukti' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'true');
  await page.emulateMedia({ media: 'print' });
  await page.locator('[data-wbs]').evaluate((root) => root.classList.add('print-proof'));
  await expect(page.locator('[data-proof-text]')).toBeVisible();
  await expect(page.getByText(answer)).toBeHidden();
  await context.close();
}

let people: BrowserContext[] = [];
let inside: Page;
let outside: Page;
let admin: Page;
let hall: Page;
const sent: string[] = [];
const secrets = [secretWord, 'rambutan', 'durian'];
let own: Awaited<ReturnType<typeof makeKey>>;
let other: Awaited<ReturnType<typeof makeKey>>;
const code = randomBytes(trackingCodeBytes);
let written: TestReport;
let address: string;

async function unlock(page: Page, { passphrase }: { passphrase: string }): Promise<void> {
  await page.getByLabel('Frasa kunci').fill(passphrase);
  await page.getByRole('button', { name: 'Buka kunci' }).click();
}

test.beforeAll(async ({ browser }) => {
  people = await Promise.all([1, 2, 3, 4].map(() => browser.newContext({ baseURL: site.url })));
  [inside, outside, admin, hall] = (await Promise.all(people.map((context) => context.newPage()))) as [
    Page,
    Page,
    Page,
    Page
  ];
  for (const page of [inside, outside]) page.on('request', (request) => sent.push(request.postData() ?? ''));
});

test.afterAll(async () => {
  await Promise.all(people.map((context) => context.close()));
});

test('two recipients make their keys, a ceremony without a network lists them, and only its list opens the form', async () => {
  await enterStaff(inside, 'wbs_recipient');
  await enterStaff(outside, 'wbs_recipient');
  await enterStaff(admin, 'admin');
  own = await makeKey(inside);
  other = await makeKey(outside);
  await expectNoBarrier(inside);

  await admin.goto('/staf/wbs/kunci', { waitUntil: 'networkidle' });
  const siteFile = await saved(admin, () => admin.getByRole('link', { name: 'upacara-wbs.json' }).click());
  await openCeremony(hall);
  await expectNoBarrier(hall);
  const list = await holdCeremony(hall, siteFile, [own.file, other.file]);
  await expectNoBarrier(hall);

  const load = async (text: string) => {
    await admin.getByLabel('Berkas daftar kunci').setInputFiles(jsonFile(text));
    await admin.getByRole('button', { name: 'Muat daftar' }).click();
  };
  await load(list.replace('Penerima 1', 'Penyusup 1'));
  await expect(admin.locator('#list-error')).toContainText('bukan dari kunci induk');
  await expectNoBarrier(admin);
  await load(list);
  await expect(admin.getByText('Daftar kunci dimuat.')).toBeVisible();
  await expect(admin.getByText('Formulir WBS terbuka')).toBeVisible();
  await load(list);
  await expect(admin.locator('#list-error')).toContainText('sudah dimuat');
});

test('a recipient reads a report with the key alone, and hostile words stay words', async () => {
  written = await sendReport(admin.request, {
    code,
    text: writeLetter({
      ...{ text: `${secretWord} ${hostile}`, kind: 'illegal_levy', answers: { who: hostile } },
      wantsProof: true
    })
  });
  await inside.goto('/staf', { waitUntil: 'networkidle' });
  await expectNoBarrier(inside);
  await inside.getByRole('link', { name: 'Baca kabar baru pada 1 laporan WBS' }).click();
  await expect(inside.getByText('1 laporan terbuka, 1 dengan kabar')).toBeVisible();
  await expect(inside.getByText('tidak mengirim email pengingat')).toBeVisible();
  await expectNoBarrier(inside);
  await inside
    .getByRole('link', { name: /^Laporan / })
    .last()
    .click();
  await expect(inside.getByText(secretWord)).toHaveCount(0);
  await inside.getByLabel('Frasa kunci').fill('baba');
  await inside.getByRole('button', { name: 'Buka kunci' }).click();
  await expect(inside.getByText('ini 1.')).toBeVisible();
  await unlock(inside, own);
  await expect(inside.getByText(`${secretWord} ${hostile}`)).toBeVisible({ timeout: 30_000 });
  await expect(inside.locator('.story img, .story script')).toHaveCount(0);
  await expect(inside).toHaveTitle(/^Laporan /);
  await expectNoBarrier(inside);
});

test('what a recipient writes reaches the reporter, who can prove the filing', async ({ browser }) => {
  await inside.getByRole('button', { name: 'Kirim pesan' }).click();
  await expect(inside.getByText('Tulis dahulu pesannya.')).toBeVisible();
  await inside.getByLabel('Pesan untuk pelapor').fill(answer);
  await inside.getByRole('button', { name: 'Kirim pesan' }).click();
  await expect(inside.locator('.story').getByText('Penerima 1, KPU Kabupaten')).toBeVisible();
  await inside.getByLabel('Status berikutnya').selectOption('Ditelaah');
  await inside.getByLabel('Penjelasan untuk pelapor').fill('Kami mulai menelaah.');
  await inside.getByRole('button', { name: 'Ubah status' }).click();
  await expect(inside.getByText('Status: Ditelaah')).toBeVisible();
  await inside.getByLabel('Catatan untuk para penerima').fill('Cek durian');
  await inside.getByRole('button', { name: 'Simpan catatan' }).click();
  await expect(inside.getByText('Cek durian')).toBeVisible();
  await inside.getByRole('button', { name: 'Kirim bukti penerimaan' }).click();
  await expect(inside.getByText(`Bukti penerimaan: ${office.name} menerima laporan ini`)).toBeVisible();
  await expect(inside.getByRole('button', { name: 'Kirim bukti penerimaan' })).toHaveCount(0);
  await expect(inside.getByRole('alert').filter({ hasText: 'Tidak dapat dipercaya' })).toHaveCount(0);
  const letters = await mailbox(admin, written);
  expect(letters).toEqual([
    writeLetter({ text: answer }),
    writeLetter({ state: 'under_review', text: 'Kami mulai menelaah.' }),
    expect.stringContaining(`{"proof":{"office":"${office.name}","day":"${officeDateAt(Date.now())}","report":"`)
  ]);
  await readAsReporter(browser, trackingCodeOf(code, 'wbs'));
});

test('a report is forwarded as a locked file', async () => {
  address = inside.url();
  await inside.getByRole('link', { name: 'Buat berkas untuk diteruskan' }).click();
  await inside.getByLabel(new RegExp(secretWord)).check();
  await expectNoBarrier(inside);
  const forward = await saved(inside, () => inside.getByRole('button', { name: 'Simpan berkas terkunci' }).click());
  expect(forward).not.toContain(secretWord);
  await expect(inside.getByText('Berkas tersimpan.')).toBeVisible();
  await expectNoBarrier(inside);
  const words = (await inside.locator('.notice strong').last().textContent()) ?? '';
  secrets.push(words);
  await hall.getByLabel('Berkas laporan').setInputFiles(jsonFile(forward));
  await hall.getByLabel('Frasa berkas').fill(words);
  await hall.getByRole('button', { name: 'Buka laporan' }).click();
  await expect(hall.locator('#isi-terusan')).toContainText(secretWord, { timeout: 30_000 });
});

test('a state that the server changed is noticed, and nothing readable leaves the browser', async () => {
  await inside.goto('/staf/wbs', { waitUntil: 'networkidle' });
  await inside.route('**/__data.json*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('"under_review"', '"followed_up"') });
  });
  await inside
    .getByRole('link', { name: /^Laporan / })
    .last()
    .click();
  await unlock(inside, own);
  await expect(inside.getByText('Status di server berbeda')).toBeVisible({ timeout: 30_000 });
  await expectNoBarrier(inside);
  await inside.unroute('**/__data.json*');
  await inside.getByRole('button', { name: 'Kunci sekarang' }).click();
  await expect(inside.getByLabel('Frasa kunci')).toBeVisible();
  await expect(inside.getByText(secretWord)).toHaveCount(0);
  await expectNoBarrier(inside);

  const kept = await inside.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  for (const text of [...sent, kept]) {
    for (const secret of [...secrets, own.passphrase, other.passphrase]) expect(text).not.toContain(secret);
  }
});

test('nobody but its recipients reaches a report', async () => {
  for (const path of [
    '/staf/wbs',
    '/staf/wbs/jejak',
    '/staf/wbs/kunci-saya',
    new URL(address).pathname,
    `${new URL(address).pathname}/teruskan`
  ]) {
    expect((await admin.goto(path))?.status(), path).toBe(403);
  }
  await expectNoBarrier(admin);
  expect((await outside.goto('/staf/wbs/kunci'))?.status()).toBe(403);
  expect((await outside.goto('/staf/wbs/AAAAAAAAAAAAAAAAAAAAAA'))?.status()).toBe(404);
  await expectNoBarrier(outside);
  const step = `${new URL(address).pathname}/langkah`;
  const headers = { origin: site.url, accept: 'application/json' };
  expect((await admin.request.post(step, { headers, data: { step: 'recuse' } })).status()).toBe(403);
  expect((await outside.request.post(step, { headers, data: { step: 'x' } })).status()).toBe(422);
});

test('who declares a conflict of interest loses the report, the other keeps it', async () => {
  await outside.goto(address, { waitUntil: 'networkidle' });
  await unlock(outside, other);
  await expect(outside.getByText('Cek durian')).toBeVisible({ timeout: 30_000 });

  await inside.goto(address, { waitUntil: 'networkidle' });
  await expect(inside.getByText(secretWord)).toHaveCount(0);
  await expect(inside.getByRole('button', { name: 'Nyatakan benturan kepentingan' })).toBeDisabled();
  await unlock(inside, own);
  await expect(inside.getByText('Cek durian')).toBeVisible({ timeout: 30_000 });
  await inside.getByLabel('Saya tidak akan membuka').check();
  await inside.getByRole('button', { name: 'Nyatakan benturan kepentingan' }).click();
  await expect(inside).toHaveURL(/\/staf\/wbs$/);
  expect((await inside.goto(address))?.status()).toBe(404);
  await outside.goto(address, { waitUntil: 'networkidle' });
  await unlock(outside, other);
  await expect(outside.getByText('Cek durian')).toBeVisible({ timeout: 30_000 });
  await outside.goto('/staf/wbs/jejak');
  await expect(outside.getByRole('rowheader', { name: 'menyatakan benturan kepentingan' })).toBeVisible();
  await expectNoBarrier(outside);
});
