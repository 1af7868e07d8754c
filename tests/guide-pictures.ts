import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, expect, type Browser, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { makeRecipientKey } from '#lib/client/whistleblowing/recipient-keys.ts';
import { passphraseBytes, passphraseFrom } from '#lib/domain/whistleblowing/passphrase.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { nativeSuite } from '#lib/protocol/wbs1/suite.ts';
import { chromiumArguments, findChromium } from './support/chromium.ts';
import { projectRoot } from './support/command.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/*
 * Makes the pictures of docs/panduan/upacara-kunci-wbs.md anew: `node tests/guide-pictures.ts`. It follows the guide on the ceremony's
 * page, without a network and with keys that are thrown away, and fails where the page does not do what the guide says.
 */
const tools = { suite: nativeSuite(), signing: nativeSigning };
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

async function saved(page: Page, click: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('download'), click()]);
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

async function makeRootKey(hall: Page): Promise<void> {
  await picture('upacara-1-luring', hall.locator('main > p').first());
  await hall.getByRole('button', { name: 'Buat kunci induk baru' }).click();
  await expect(hall.locator('#induk-frasa')).toBeVisible({ timeout: 60_000 });
  await picture('upacara-2-kunci-induk', hall.locator('section[aria-labelledby="langkah-1"]'));
  await saved(hall, () => hall.getByRole('button', { name: 'Simpan kunci-induk.json' }).click());
}

async function signList(hall: Page, siteFile: string, keyFiles: readonly string[]): Promise<void> {
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
  await saved(hall, () => hall.getByRole('button', { name: 'Tanda tangani dan simpan' }).click());
  await picture('upacara-5-tanda-tangan', hall.locator('section[aria-labelledby="langkah-4"]'));
}

/** A recipient's public key, as their page saves it. */
async function publicKey(): Promise<string> {
  return JSON.stringify((await makeRecipientKey(tools, passphraseFrom(randomBytes(passphraseBytes)))).shown);
}

mkdirSync(folder, { recursive: true });
const executablePath = await findChromium(console.log);
const browser = await chromium.launch({ executablePath, args: chromiumArguments });
try {
  const hall = await openHall(browser);
  await makeRootKey(hall);
  const instanceId = randomBytes(32).toString('base64url');
  await signList(hall, JSON.stringify({ alg: 'wbs1', instanceId, list: null }), [await publicKey(), await publicKey()]);
} finally {
  await browser.close();
}
