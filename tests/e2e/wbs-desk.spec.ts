import { readFileSync } from 'node:fs';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { hostileCorpus } from '../support/hostile-words.ts';
import { askSiteDatabase } from '../support/site-database.ts';
import { password } from '../support/staff.ts';
import { site } from './site.ts';
import { expectOnlyWords, hostileFileName, sendHostileReport, type HostileReport } from './wbs-hostile-report.ts';
import { expectNoBarrier, expectNothingKept, openByScript } from './wbs-steps.ts';

/** One recipient, one tab, one report, from the first look to the day the key on the server is broken. */
test.describe.configure({ mode: 'serial', timeout: 180_000 });

let context: BrowserContext;
let page: Page;
let report: HostileReport;
let passphrase = site.desk?.passphrase ?? '';
/** Every request of the recipient's browser, and what opened by itself. */
const asked: { readonly url: string; readonly cookie: Promise<string | undefined> }[] = [];
const surprises: string[] = [];

test.beforeAll(async ({ browser }) => {
  context = await browser.newContext({ baseURL: site.url, acceptDownloads: true });
  const cookie = { name: 'staf_sesi', value: site.desk?.session ?? '', domain: new URL(site.url).hostname };
  await context.addCookies(['/staf', '/api/v1/staff'].map((path) => ({ ...cookie, path, httpOnly: true })));
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  context.on('request', (request) => {
    asked.push({ url: request.url(), cookie: request.allHeaders().then(({ cookie: sent }) => sent) });
  });
  context.on('page', async (opened) => (await opened.opener()) && surprises.push(`page ${opened.url()}`));
  context.on('dialog', (dialog) => {
    surprises.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  report = await sendHostileReport(page.request);
});

test.afterAll(() => context.close());

async function unlock(words = passphrase): Promise<void> {
  await page.getByLabel('Frasa kunci').fill(words);
  await page.getByRole('button', { name: 'Buka kunci' }).click();
}

async function openReport(): Promise<void> {
  await page.goto(`/staf/wbs/${report.id}`, { waitUntil: 'networkidle' });
  await unlock();
  await expect(page.getByRole('heading', { name: 'Percakapan' })).toBeVisible({ timeout: 30_000 });
}

function expectNoSurprise(): void {
  const strange = asked.filter(({ url }) => {
    const { origin, pathname, protocol } = new URL(url);
    return protocol !== 'blob:' && (origin !== site.url || /\/x$|alert/.test(pathname));
  });
  expect(strange.map(({ url }) => url)).toEqual([]);
  expect(surprises).toEqual([]);
}

test('hostile words and file names are read, answered and forwarded as words; the file is saved under a harmless name', async () => {
  await openReport();
  const strand = page.locator('.story ol').first();
  await expectOnlyWords(strand, ['li', 'p', 'strong', 'span', 'bdi', 'button'], /^Laporan /);
  await expect(strand.locator('bdi')).toHaveText([hostileFileName, ...hostileCorpus]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    strand.getByRole('button', { name: /^Unduh/ }).click()
  ]);
  expect(download.suggestedFilename()).toMatch(/^[^\p{C}<>:"/\\|?*]+$/u);
  expect(readFileSync(await download.path(), 'utf8')).toBe('<script>alert(1)</script>');

  await page.getByLabel('Pesan untuk pelapor').fill(hostileCorpus.join('\n'));
  await page.getByRole('button', { name: 'Kirim pesan' }).click();
  await expect(strand.locator('> li')).toHaveCount(2);
  await page.getByLabel('Catatan untuk para penerima').fill(hostileCorpus.join('\n'));
  await page.getByRole('button', { name: 'Simpan catatan' }).click();
  const notes = page.locator('.story ol').nth(1);
  await expect(notes.locator('> li')).toHaveCount(1);
  await expectOnlyWords(notes, ['li', 'p', 'strong', 'span'], /^Laporan /);
  await expectNoBarrier(page);

  await page.getByRole('link', { name: 'Buat berkas untuk diteruskan' }).click();
  const boxes = page.locator('fieldset').getByRole('checkbox');
  await expect(boxes).toHaveCount(2);
  for (const box of await boxes.all()) await box.check();
  const shown = hostileCorpus.map((words) => words.replaceAll('\u202E', ''));
  await expectOnlyWords(page.locator('pre'), [], /^Buat berkas/, shown);
  expectNoSurprise();
});

test('the worker with the keys reaches nobody: not this host, not another, and loads no more code', async () => {
  const [worker] = page.workers();
  const reached = await worker?.evaluate(
    async (elsewhere) => {
      const violations: string[] = [];
      addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const trial = (work: () => Promise<unknown>) =>
        work().then(
          () => 'reached',
          () => 'refused'
        );
      const load = (address: string) => import(/* @vite-ignore */ address) as Promise<unknown>;
      const socket = () =>
        new Promise((resolve, reject) => {
          const opened = new WebSocket(elsewhere.replace('http', 'ws'));
          opened.addEventListener('open', resolve);
          opened.addEventListener('error', reject);
        });
      const outcomes = await Promise.all([
        trial(() => fetch('/staf/wbs')),
        trial(() => fetch('/wbs/api/keys')),
        trial(() => fetch(elsewhere, { mode: 'no-cors' })),
        trial(socket),
        trial(() => load(`${location.href}?again`)),
        trial(() => load('data:text/javascript,1'))
      ]);
      await new Promise((resume) => setTimeout(resume, 100));
      return { outcomes: [...new Set(outcomes)], connect: violations.filter((name) => name === 'connect-src').length };
    },
    `http://127.0.0.1:${new URL(site.url).port}/wbs/api/keys`
  );
  expect(reached).toEqual({ outcomes: ['refused'], connect: 4 });
  // The page itself may ask its own host: it is the worker's policy that refuses.
  expect(await page.evaluate(async () => (await fetch('/wbs/api/keys')).status)).toBe(200);
});

test('the mailbox in the same browser carries no cookie, keeps nothing, and shows both sides as words', async () => {
  const tags = ['li', 'p', 'button'];
  const box = await context.newPage();
  asked.length = 0;
  await openByScript(box, report.code);
  const strand = box.locator('[data-messages]');
  await expect(strand.locator('> li')).toHaveCount(2);
  await box.getByRole('button', { name: 'Tampilkan isi pesan no. 1' }).click();
  const [own, office] = [strand.locator('> li').first(), strand.locator('> li').nth(1)];
  await expect(own).toContainText(hostileCorpus[1] ?? '');
  await expectOnlyWords(own, tags, /^Kotak pesan/);
  await expectOnlyWords(office, tags, /^Kotak pesan/);
  await expectNoBarrier(box);
  await expectNothingKept(box);

  await box.goto('/en/wbs/kotak');
  await box.locator('[data-code]').fill(report.code);
  await box.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(strand.locator('> li')).toHaveCount(2);
  await expectNoBarrier(box);

  await box.goto('/wbs/kotak?tanpa-skrip');
  await box.locator('#plain-code').fill(report.code);
  await box.getByRole('button', { name: 'Buka', exact: true }).click();
  await expectOnlyWords(box.locator('main ol'), tags, /^Kotak pesan/);
  await expectNoBarrier(box);
  await expectNothingKept(box);
  const cookies = await Promise.all(asked.map(({ cookie }) => cookie));
  expect(cookies.filter((sent) => sent !== undefined)).toEqual([]);
  expect(asked.length).toBeGreaterThan(8);
  expectNoSurprise();
  await box.close();
});

test('leaving the page takes the keys and the words with it, also when the browser keeps the page', async () => {
  expect(page.workers()).toHaveLength(1);
  await expect(page.locator('pre')).toContainText(hostileCorpus[1] ?? '');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await expect(page.getByLabel('Frasa kunci')).toBeVisible();
  await expect(page.locator('body')).not.toContainText(hostileCorpus[1] ?? '');
  await expect.poll(() => page.workers().length).toBe(0);
});

test('a memory that the server lost is an alarm; nothing but a note can be written until the reader accepts what is shown', async () => {
  await askSiteDatabase(site.environment, async (sql) => {
    const lost =
      await sql`update wbs.recipient_keys set memory = null where account_id = ${site.desk?.accountId ?? ''}`;
    expect(lost.count).toBe(1);
  });
  await openReport();
  const alarm = page.getByText('Ingatan kunci Anda di server hilang atau diubah');
  await expect(alarm).toBeVisible();
  await expect(page.getByLabel('Pesan untuk pelapor')).toHaveCount(0);
  await expect(page.getByLabel('Catatan untuk para penerima')).toBeVisible();
  await expectNoBarrier(page);
  const accept = page.getByRole('button', { name: 'Terima yang tampak sekarang' });
  await expect(accept).toBeDisabled();
  await page.getByLabel('Basis data memang dipulihkan').check();
  await Promise.all([page.waitForResponse('**/staf/wbs/kunci-saya/ingatan'), accept.click()]);
  await expect(alarm).toHaveCount(0);
  await expect(page.getByLabel('Pesan untuk pelapor')).toBeVisible();
  // What was accepted is remembered at the next opening.
  await openReport();
  await expect(page.getByLabel('Pesan untuk pelapor')).toBeVisible();
  await expect(alarm).toHaveCount(0);
});

test('whoever proved long ago who they are is asked to again, at the step itself, and loses nothing of it', async () => {
  const provedAgo = (minutes: number) =>
    askSiteDatabase(site.environment, async (sql) => {
      const aged = await sql`
        update staff_sessions set proved_at = now() - make_interval(mins => ${minutes}) where account_id = ${site.desk?.accountId ?? ''}`;
      expect(aged.count).toBe(1);
    });
  const refused = page.getByText('Buktikan dahulu bahwa ini Anda: buka /staf/bukti di tab lain');
  await provedAgo(11);
  await page.getByLabel('Saya tidak akan membuka').check();
  await page.getByRole('button', { name: 'Nyatakan benturan kepentingan' }).click();
  await expect(refused).toBeVisible();
  await expect(page.locator('.story ol').first()).toContainText(hostileCorpus[1] ?? '');
  await expect(page.getByLabel('Saya tidak akan membuka')).toBeChecked();
  await expectNoBarrier(page);

  // The page itself asks as it opens; here its time runs out while somebody chooses.
  await provedAgo(0);
  await page.getByRole('link', { name: 'Buat berkas untuk diteruskan' }).click();
  await page.locator('fieldset').getByRole('checkbox').first().check();
  await provedAgo(11);
  const saves: string[] = [];
  page.on('download', (download) => saves.push(download.suggestedFilename()));
  await page.getByRole('button', { name: 'Simpan berkas terkunci' }).click();
  await expect(refused).toBeVisible();
  expect(saves).toEqual([]);
  await expect(page.locator('fieldset').getByRole('checkbox').first()).toBeChecked();

  const proving = await context.newPage();
  await proving.goto('/staf/bukti');
  await proving.getByLabel('Kata sandi', { exact: true }).fill(password);
  await proving.getByRole('button', { name: 'Lanjut' }).first().click();
  await expect(proving).not.toHaveURL(/bukti/);
  await proving.close();
  await page.getByRole('button', { name: 'Simpan berkas terkunci' }).click();
  await expect(page.getByText('Berkas tersimpan.')).toBeVisible({ timeout: 30_000 });
  expect(saves).toEqual(['laporan-diteruskan.json']);
});

test('red notices of the inbox have no barrier: reports that are locked, and none who could read them', async () => {
  const notice = '2 laporan terkunci untuk Anda, tetapi kunci Anda tidak ada di daftar.';
  await page.route('**/staf/wbs/__data.json*', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { nodes: { data?: unknown[] }[] };
    for (const { data } of answer.nodes) {
      const shape = data?.[0] as Record<string, number> | undefined;
      if (!data || shape?.isReaderless === undefined || shape.inbox === undefined) continue;
      const inbox = data[shape.inbox] as Record<string, number>;
      shape.isReaderless = data.push(true) - 1;
      inbox.locked = data.push(notice) - 1;
    }
    await route.fulfill({ response, json: answer });
  });
  await page.getByRole('link', { name: 'Laporan WBS', exact: true }).click();
  await expect(page.getByText(notice)).toBeVisible();
  await expect(page.getByText('Ada laporan tanpa pembaca aktif')).toBeVisible();
  await expectNoBarrier(page);
  await page.unroute('**/staf/wbs/__data.json*');
});

test('a sealed key that the server broke is opened from the locked copy, and put right with the next passphrase', async () => {
  await page.getByRole('link', { name: 'Kunci saya' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Unduh salinan terkunci' }).click()
  ]);
  const copy = readFileSync(await download.path());
  const keyId = site.desk?.keyId ?? '';
  await askSiteDatabase(site.environment, async (sql) => {
    await sql`
      update wbs.recipient_keys set sealed = sealed || '{"ct": "AAAA"}'::jsonb
      where account_id = ${site.desk?.accountId ?? ''}`;
  });
  await page.goto('/staf/wbs/kunci-saya', { waitUntil: 'networkidle' });
  await unlock();
  await expect(page.getByText('Frasa ini tidak membuka kunci Anda.')).toBeVisible({ timeout: 30_000 });
  const field = page.getByLabel('Atau pakai salinan terkunci dari disk Anda');
  const file = (buffer: Buffer) => ({ name: 'salinan.json', mimeType: 'application/json', buffer });
  await field.setInputFiles(file(Buffer.from(`{"what":"locked-key","keyId":"${keyId}","sealed":{}}`)));
  await expect(page.getByText('Itu bukan salinan kunci yang terkunci.')).toBeVisible();
  await expectNoBarrier(page);
  await field.setInputFiles(file(copy));
  await unlock();
  await expect(page.getByRole('button', { name: 'Ganti frasa' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Itu bukan salinan kunci')).toHaveCount(0);

  await page.getByRole('button', { name: 'Ganti frasa' }).click();
  const next = (await page.locator('.words').textContent()) ?? '';
  await page.getByLabel('Ketik ulang ketujuh katanya').fill(next);
  await page.getByRole('button', { name: 'Simpan kunci' }).click();
  await expect(page.getByText('Frasa kunci sudah diganti.')).toBeVisible({ timeout: 30_000 });
  passphrase = next;
  await openReport();
  await expect(page.locator('.story ol').first()).toContainText(hostileCorpus[1] ?? '');
  expectNoSurprise();
});
