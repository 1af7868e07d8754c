import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, expect, type Browser, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { readConfig } from '#lib/server/config.ts';
import { openRuntime } from '#lib/server/runtime.ts';
import type { Role } from '#lib/domain/staff/role.ts';
import { chromiumArguments, findChromium } from './support/chromium.ts';
import { projectRoot } from './support/command.ts';
import { startSite, temporarySiteFolders, type RunningSite } from './support/running-site.ts';
import { addTotp, makeStaff } from './support/staff.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/*
 * Makes the pictures of docs/panduan/upacara-kunci-wbs.md anew: `node tests/guide-pictures.ts`. It follows the guide on a site of
 * its own, with keys that are thrown away, and fails where the pages do not do what the guide says.
 */
const folder = join(projectRoot, 'docs/panduan/gambar');
const phone = { width: 760, height: 900 };

/** What matters of a page, in few colours. */
async function picture(name: string, of: Locator): Promise<void> {
  const page = of.page();
  await page.evaluate(putBrowserWords);
  const box = await of.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + scrollX, y: top + scrollY, width, height };
  });
  const clip = { x: box.x - edge, y: box.y - edge, width: box.width + 2 * edge, height: box.height + 2 * edge };
  const taken = await page.screenshot({ animations: 'disabled', fullPage: true, clip });
  await page.evaluate(takeBrowserWords);
  const png = await sharp(taken).png({ palette: true, colours: 32, effort: 10 }).toBuffer();
  writeFileSync(join(folder, `${name}.png`), png);
  console.log(`${name}.png: ${Math.ceil(png.length / 1024)} kB`);
}

/** Pixels around what is shown. */
const edge = 12;

/** What the browser itself writes into fields, as one in Indonesian does: the Chromium of this machine may only know English. */
function putBrowserWords(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[type=file], input[type=date]')) {
    const names = Array.from(input.files ?? [], ({ name }) => name);
    const chosen = names.length > 1 ? `${names.length} file` : (names[0] ?? 'Tidak ada file yang dipilih');
    const day = input.value.split('-').reverse().join('/') || 'hh/bb/tttt';
    const shown = Object.assign(document.createElement('input'), {
      type: 'text',
      value: input.type === 'file' ? `Pilih File   ${chosen}` : day
    });
    shown.className = input.className;
    shown.dataset.words = '';
    input.after(shown);
    input.hidden = true;
    input.style.display = 'none';
  }
}

function takeBrowserWords(): void {
  for (const shown of document.querySelectorAll('[data-words]')) shown.remove();
  for (const input of document.querySelectorAll<HTMLInputElement>('input[type=file], input[type=date]')) {
    input.hidden = false;
    input.style.display = '';
  }
}

async function saved(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return readFileSync(await download.path(), 'utf8');
}

const jsonFile = (text: string, name = 'berkas.json') => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text)
});

const textOf = async (locator: Locator): Promise<string> => ((await locator.textContent()) ?? '').trim();

/** A computer without a network, with the ceremony's page. */
async function openHall(browser: Browser): Promise<Page> {
  const path = join(temporaryFolder('suara-upacara-'), 'upacara.html');
  execFileSync(process.execPath, ['src/cli/wbs-ceremony.ts', path], { cwd: projectRoot });
  const context = await browser.newContext({ viewport: phone, locale: 'id-ID' });
  await context.setOffline(true);
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href);
  await expect(page.getByText('Komputer ini tidak tersambung.')).toBeVisible();
  return page;
}

/** @returns what `WBS_ROOT_KEY` is to be */
async function makeRootKey(hall: Page): Promise<string> {
  await picture('upacara-1-luring', hall.locator('main > p').first());
  await hall.getByRole('button', { name: 'Buat kunci induk baru' }).click();
  await expect(hall.locator('#induk-frasa')).toBeVisible({ timeout: 60_000 });
  await picture('upacara-2-kunci-induk', hall.locator('section[aria-labelledby="langkah-1"]'));
  await saved(hall, () => hall.getByRole('button', { name: 'Simpan kunci-induk.json' }).click());
  return textOf(hall.locator('#induk-publik'));
}

/** @returns the signed list */
async function signList(hall: Page, siteFile: string, keyFiles: readonly string[]): Promise<string> {
  await hall.getByLabel('Berkas situs').setInputFiles(jsonFile(siteFile, 'upacara-wbs.json'));
  const files = keyFiles.map((text, at) => jsonFile(text, `kunci-publik-${at + 1}.json`));
  await hall.getByLabel('Kunci publik para penerima').setInputFiles(files);
  const rows = hall.locator('#kunci > li');
  await expect(rows).toHaveCount(2);
  for (const [at, [label, office]] of [
    ['Kepatuhan internal', 'KPU Kabupaten Kutai Timur'],
    ['Inspektorat', 'KPU Provinsi Kalimantan Timur']
  ].entries()) {
    await rows
      .nth(at)
      .getByLabel('Fungsi')
      .fill(label ?? '');
    await rows
      .nth(at)
      .getByLabel('Kantor', { exact: true })
      .fill(office ?? '');
  }
  await rows.nth(1).getByLabel('Dari luar kantor').check();
  await picture('upacara-3-penerima', hall.locator('section[aria-labelledby="langkah-2"]'));
  await hall.getByRole('button', { name: 'Buat kunci pemulihan' }).click();
  const shares = hall.locator('#bagian code');
  await expect(shares).toHaveCount(3);
  await hall.locator('summary', { hasText: 'Coba gabungkan' }).click();
  await hall.getByLabel('Bagian pertama').fill(await textOf(shares.nth(0)));
  await hall.getByLabel('Bagian kedua').fill(await textOf(shares.nth(2)));
  await hall.getByRole('button', { name: 'Periksa' }).click();
  await expect(hall.getByText('Benar: kedua bagian')).toBeVisible();
  await picture('upacara-4-pemulihan', hall.locator('section[aria-labelledby="langkah-3"]'));
  const list = await saved(hall, () => hall.getByRole('button', { name: 'Tanda tangani dan simpan' }).click());
  await picture('upacara-5-tanda-tangan', hall.locator('section[aria-labelledby="langkah-4"]'));
  return list;
}

/** Signed in with a second factor. */
async function enter(browser: Browser, site: RunningSite, rootKey: string, role: Role): Promise<Page> {
  const config = readConfig({ ...site.environment, WBS_ROOT_KEY: rootKey });
  const { runtime, close } = await openRuntime(config, { role: 'command', say: () => undefined });
  const email = `${role}-${Date.now()}@kantor.example`;
  const { staff, sessionId } = await makeStaff(runtime, { email, role });
  await addTotp(runtime, staff);
  await close();
  const context = await browser.newContext({ baseURL: site.url, viewport: phone, locale: 'id-ID' });
  const cookie = { name: 'staf_sesi', value: sessionId, domain: 'localhost', httpOnly: true };
  await context.addCookies(['/staf', '/api/v1/staff'].map((path) => ({ ...cookie, path })));
  return context.newPage();
}

/** @returns the file for the ceremony */
async function makeKey(page: Page, pictures: boolean): Promise<string> {
  const main = page.locator('main');
  await page.goto('/staf/wbs/kunci-saya', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Buat kunci' }).click();
  const words = await textOf(page.locator('.words'));
  if (pictures) await picture('penerima-1-frasa', page.locator('form').filter({ hasText: 'Frasa kunci Anda' }));
  await page.getByLabel('Ketik ulang ketujuh katanya').fill(words);
  await page.getByRole('button', { name: 'Simpan kunci' }).click();
  await expect(page.getByText('Kunci tersimpan.')).toBeVisible({ timeout: 60_000 });
  if (pictures) await picture('penerima-2-kunci', main);
  return saved(page, () => page.getByRole('button', { name: 'Unduh kunci publik' }).click());
}

async function loadList(admin: Page, list: string): Promise<void> {
  await admin.getByLabel('Berkas daftar kunci').setInputFiles(jsonFile(list, 'daftar-kunci.json'));
  await picture('admin-2-muat', admin.locator('section[aria-labelledby="muat"]'));
  await admin.getByRole('button', { name: 'Muat daftar' }).click();
  await expect(admin.getByText('Formulir WBS terbuka')).toBeVisible();
  await picture('admin-3-terbuka', admin.locator('main .notice, main [role="status"]').last());
  await picture('admin-4-poster', admin.locator('section[aria-labelledby="poster"]'));
}

mkdirSync(folder, { recursive: true });
const executablePath = await findChromium(console.log);
const browser = await chromium.launch({ executablePath, args: chromiumArguments });
try {
  const hall = await openHall(browser);
  const rootKey = await makeRootKey(hall);
  const site = await startSite(temporarySiteFolders(), { WBS_ROOT_KEY: rootKey });
  try {
    const as = (role: Role) => enter(browser, site, rootKey, role);
    const [inside, outside, admin] = [await as('wbs_recipient'), await as('wbs_recipient'), await as('admin')];
    const keyFiles = [await makeKey(inside, true), await makeKey(outside, false)];
    await admin.goto('/staf/wbs/kunci', { waitUntil: 'networkidle' });
    await picture('admin-1-sebelum', admin.locator('section[aria-labelledby="upacara"]'));
    const siteFile = await saved(admin, () => admin.getByRole('link', { name: 'upacara-wbs.json' }).click());
    await loadList(admin, await signList(hall, siteFile, keyFiles));
  } finally {
    await site.stop();
  }
} finally {
  await browser.close();
}
