import { randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { office } from '#lib/domain/office/office.ts';
import { trackingCodeBytes, trackingCodeOf } from '#lib/domain/tracking/tracking-code.ts';
import { writeLetter } from '#lib/domain/whistleblowing/letter.ts';
import { fromBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import type { ListedKey, SignedKeyList } from '#lib/protocol/wbs1/key-list.ts';
import { openMessage } from '#lib/protocol/wbs1/message.ts';
import { messageFromWire, type WireMessage } from '#lib/protocol/wbs1/wire.ts';
import {
  newReport,
  solved,
  tools,
  type TestRecipient,
  type TestReport,
  type TestVault
} from '../support/whistleblowing.ts';
import { enterStaff } from './enter-staff.ts';
import { site } from './site.ts';
import { holdCeremony, jsonFile, makeKey, openCeremony, saved } from './wbs-ceremony.ts';

test.describe.configure({ mode: 'serial', timeout: 420_000 });

const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>"\'&';
const secretWord = 'kelengkeng';
const answer = 'Terima kasih, kapan rambutan itu terjadi?';

/** What a reporter's browser does, by the protocol itself. */
async function report(page: Page, code: Buffer): Promise<TestReport> {
  const headers = { origin: site.url };
  const offered = (await (await page.request.get('/wbs/api/keys')).json()) as {
    closed: string | null;
    instanceId: string;
    history: SignedKeyList[];
    challenge: Parameters<typeof solved>[0];
  };
  expect(offered.closed).toBeNull();
  const list = offered.history.at(-1) as SignedKeyList;
  const recipient = ({ keyId, pk }: ListedKey) =>
    ({ keyId, pair: { publicKey: fromBase64Url(pk) } }) as unknown as TestRecipient;
  const vault = { instanceId: offered.instanceId, list } as TestVault;
  const written = await newReport(vault, {
    to: list.body.keys.map(recipient),
    text: writeLetter({
      ...{ text: `${secretWord} ${hostile}`, kind: 'illegal_levy', answers: { who: hostile } },
      wantsProof: true
    }),
    code,
    challenge: solved(offered.challenge)
  });
  const response = await page.request.post('/wbs/api/reports', { headers, data: written.submission });
  expect(response.status()).toBe(201);
  return written;
}

/** The office's words as the reporter reads them. */
async function mailbox(page: Page, { lookup, reporter }: TestReport): Promise<string[]> {
  const data = { lookup };
  const response = await page.request.post('/wbs/api/mailbox', { headers: { origin: site.url }, data });
  const { entries } = (await response.json()) as {
    entries: ({ own: true } | { own: false; signedBy: string; message: WireMessage })[];
  };
  const { history } = (await (await page.request.get('/wbs/api/keys')).json()) as { history: SignedKeyList[] };
  const keys = history.flatMap(({ body }) => body.keys);
  return Promise.all(
    entries.flatMap((entry) => {
      if (entry.own) return [];
      const vk = keys.find(({ keyId }) => keyId === entry.signedBy)?.vk ?? '';
      const reader = { index: 1, privateKey: reporter.keyPair.privateKey };
      return [openMessage(tools, messageFromWire(entry.message), { verifyKey: fromBase64Url(vk), reader })];
    })
  );
}

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

test('ceremony without a network, list, report, reading and answer: only recipients read, and the server never does', async ({
  browser
}) => {
  const people = await Promise.all([1, 2, 3, 4].map(() => browser.newContext({ baseURL: site.url })));
  const [inside, outside, admin, hall] = await Promise.all(people.map((context) => context.newPage()));
  if (!inside || !outside || !admin || !hall) throw new Error('no pages');
  const sent: string[] = [];
  for (const page of [inside, outside]) page.on('request', (request) => sent.push(request.postData() ?? ''));

  await enterStaff(inside, 'wbs_recipient');
  await enterStaff(outside, 'wbs_recipient');
  await enterStaff(admin, 'admin');
  const own = await makeKey(inside);
  const other = await makeKey(outside);
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

  const code = randomBytes(trackingCodeBytes);
  const written = await report(admin, code);
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
  await inside.getByLabel('Frasa kunci').fill(own.passphrase);
  await inside.getByRole('button', { name: 'Buka kunci' }).click();
  await expect(inside.getByText(`${secretWord} ${hostile}`)).toBeVisible({ timeout: 30_000 });
  await expect(inside.locator('.story img, .story script')).toHaveCount(0);
  await expect(inside).toHaveTitle(/^Laporan /);
  await expectNoBarrier(inside);

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

  const address = inside.url();
  await inside.getByRole('link', { name: 'Buat berkas untuk diteruskan' }).click();
  await inside.getByLabel(new RegExp(secretWord)).check();
  await expectNoBarrier(inside);
  const forward = await saved(inside, () => inside.getByRole('button', { name: 'Simpan berkas terkunci' }).click());
  expect(forward).not.toContain(secretWord);
  await expect(inside.getByText('Berkas tersimpan.')).toBeVisible();
  await expectNoBarrier(inside);
  const words = (await inside.locator('.notice strong').last().textContent()) ?? '';
  await hall.getByLabel('Berkas laporan').setInputFiles(jsonFile(forward));
  await hall.getByLabel('Frasa berkas').fill(words);
  await hall.getByRole('button', { name: 'Buka laporan' }).click();
  await expect(hall.locator('#isi-terusan')).toContainText(secretWord, { timeout: 30_000 });

  await inside.goto('/staf/wbs', { waitUntil: 'networkidle' });
  await inside.route('**/__data.json*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('"under_review"', '"followed_up"') });
  });
  await inside
    .getByRole('link', { name: /^Laporan / })
    .last()
    .click();
  await inside.getByLabel('Frasa kunci').fill(own.passphrase);
  await inside.getByRole('button', { name: 'Buka kunci' }).click();
  await expect(inside.getByText('Status di server berbeda')).toBeVisible({ timeout: 30_000 });
  await expectNoBarrier(inside);
  await inside.unroute('**/__data.json*');
  await inside.getByRole('button', { name: 'Kunci sekarang' }).click();
  await expect(inside.getByLabel('Frasa kunci')).toBeVisible();
  await expect(inside.getByText(secretWord)).toHaveCount(0);
  await expectNoBarrier(inside);

  const kept = await inside.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  for (const text of [...sent, kept]) {
    for (const secret of [secretWord, 'rambutan', 'durian', own.passphrase, other.passphrase, words])
      expect(text).not.toContain(secret);
  }

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

  await outside.goto(address, { waitUntil: 'networkidle' });
  await outside.getByLabel('Frasa kunci').fill(other.passphrase);
  await outside.getByRole('button', { name: 'Buka kunci' }).click();
  await expect(outside.getByText('Cek durian')).toBeVisible({ timeout: 30_000 });

  await inside.goto(address, { waitUntil: 'networkidle' });
  await expect(inside.getByText(secretWord)).toHaveCount(0);
  await expect(inside.getByRole('button', { name: 'Nyatakan benturan kepentingan' })).toBeDisabled();
  await inside.getByLabel('Frasa kunci').fill(own.passphrase);
  await inside.getByRole('button', { name: 'Buka kunci' }).click();
  await expect(inside.getByText('Cek durian')).toBeVisible({ timeout: 30_000 });
  await inside.getByLabel('Saya tidak akan membuka').check();
  await inside.getByRole('button', { name: 'Nyatakan benturan kepentingan' }).click();
  await expect(inside).toHaveURL(/\/staf\/wbs$/);
  expect((await inside.goto(address))?.status()).toBe(404);
  await outside.goto(address, { waitUntil: 'networkidle' });
  await outside.getByLabel('Frasa kunci').fill(other.passphrase);
  await outside.getByRole('button', { name: 'Buka kunci' }).click();
  await expect(outside.getByText('Cek durian')).toBeVisible({ timeout: 30_000 });
  await outside.goto('/staf/wbs/jejak');
  await expect(outside.getByRole('rowheader', { name: 'menyatakan benturan kepentingan' })).toBeVisible();
  await expectNoBarrier(outside);
  await Promise.all(people.map((context) => context.close()));
});
