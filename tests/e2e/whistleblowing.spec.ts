import { gzipSync } from 'node:zlib';
import { chromium, expect, test, type Page, type Request, type Response } from '@playwright/test';
import { chromiumArguments } from '../support/chromium.ts';
import { site } from './site.ts';
import {
  chooseThisChannel,
  expectNoBarrier,
  expectNothingKept,
  fillIn,
  keepCode,
  openByScript,
  secret
} from './wbs-steps.ts';

async function reportByScript(page: Page): Promise<string> {
  await page.goto('/wbs/lapor');
  await fillIn(page);
  await page.getByLabel(/Simpan laporan ini/).check();
  await page.getByRole('button', { name: 'Lanjut ke kode' }).click();
  const code = await keepCode(page);
  await page.getByRole('button', { name: 'Kunci dan kirim' }).click();
  await expect(page.getByRole('heading', { name: 'Laporan terkirim' })).toBeVisible();
  return code;
}

/** A reporter with a script: reports, comes back, reads, answers. */
async function wholeJourney(page: Page): Promise<string> {
  const code = await reportByScript(page);
  await openByScript(page, code);
  await expect(page.getByText('Diterima', { exact: true })).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  await page.getByRole('button', { name: 'Tampilkan isi pesan no. 1' }).click();
  await expect(page.getByText(`Saya diminta membayar di loket: ${secret}.`)).toBeVisible();
  await page.getByLabel('Pesan baru').fill(`Tambahan ${secret}`);
  await page.getByRole('button', { name: 'Kirim pesan' }).click();
  await expect(page.getByText('Pesan terkirim.', { exact: true })).toBeVisible();
  await expect(page.getByText('Isi pesan Anda tidak ditampilkan lagi.')).toBeVisible();
  return code;
}

const kilobyte = 1024;

const isPost = (request: Request) => request.method() === 'POST';

test('what leaves the browser holds no word and no code, goes to this host alone, without a cookie; nothing is kept', async ({
  page,
  context
}) => {
  // Somebody of staff is signed in here; the cookie's path keeps it from these pages.
  const cookie = { name: 'staf_sesi', value: 'rahasia-staf', domain: new URL(site.url).hostname, httpOnly: true };
  await context.addCookies([{ ...cookie, path: '/staf' }]);
  const sent: { url: string; body: string; headers: string }[] = [];
  page.on('request', (request) => {
    const body = request.postDataBuffer()?.toString('latin1') ?? '';
    void request
      .allHeaders()
      .then((headers) => sent.push({ url: request.url(), body, headers: JSON.stringify(headers) }));
  });
  const code = await wholeJourney(page);
  const hidden = [secret, code, code.replaceAll('-', ''), code.slice(0, 11), 'illegal_levy', 'rahasia-staf'];
  const leaks = sent.filter(({ url, body, headers }) =>
    hidden.some((word) => `${url}${body}${headers}`.includes(word))
  );
  expect(leaks.map(({ url }) => url)).toEqual([]);
  expect(sent.filter(({ body }) => body !== '').length).toBeGreaterThanOrEqual(4);
  expect([...new Set(sent.map(({ url }) => new URL(url).origin))]).toEqual([site.url]);
  expect(sent.filter(({ headers }) => headers.includes('"cookie"'))).toEqual([]);
  await expectNothingKept(page);
});

test('the whole journey holds without a just-in-time compiler', async () => {
  const browser = await chromium.launch({
    executablePath: site.chromium,
    args: [...chromiumArguments, '--js-flags=--jitless']
  });
  const page = await browser.newPage({ baseURL: site.url });
  // V8 has no WebAssembly without its compiler: this browser is the one that was asked for.
  await page.goto('/wbs');
  expect(await page.evaluate(() => 'WebAssembly' in globalThis)).toBe(false);
  await wholeJourney(page);
  await browser.close();
});

test('the whole journey holds in a browser without X25519 and Ed25519', async ({ page }) => {
  await page.addInitScript(() => {
    const generate = crypto.subtle.generateKey.bind(crypto.subtle) as (...given: unknown[]) => Promise<unknown>;
    SubtleCrypto.prototype.generateKey = ((algorithm: { name?: string }, ...rest: unknown[]) => {
      const isMissing = algorithm.name === 'X25519' || algorithm.name === 'Ed25519';
      return isMissing ? Promise.reject(new DOMException('none', 'NotSupportedError')) : generate(algorithm, ...rest);
    }) as never;
  });
  await wholeJourney(page);
});

test('a script that does not arrive leaves nothing to send', async ({ page }) => {
  const posts: Request[] = [];
  page.on('request', (request) => void (isPost(request) && posts.push(request)));
  await page.route(/entry-.*\.js/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('/wbs/lapor');
  await chooseThisChannel(page);
  await expect(page.getByText('Belum ada yang dikirim.')).toBeVisible();
  await expect(page.getByLabel('Apa yang terjadi?')).toHaveCount(1);
  await expect(page.getByLabel('Apa yang terjadi?')).toBeHidden();
  const form = page.locator('form');
  expect(await form.evaluateAll((forms) => forms.map((form) => form.getAttribute('action')))).toEqual([null]);
  expect(await page.locator('form [name]').count()).toBe(0);
  expect(posts).toEqual([]);
});

test('where encrypting fails from the start the form is not shown; where it fails later nothing is sent', async ({
  page
}) => {
  const posts: Request[] = [];
  page.on('request', (request) => void (isPost(request) && posts.push(request)));
  await page.goto('/wbs/lapor');
  await fillIn(page);
  await page.getByRole('button', { name: 'Lanjut ke kode' }).click();
  await keepCode(page);
  await page.evaluate(() => {
    SubtleCrypto.prototype.encrypt = () => Promise.reject(new Error('broken on purpose'));
  });
  await page.getByRole('button', { name: 'Kunci dan kirim' }).click();
  await expect(page.getByText('Penguncian gagal. Kiriman ini tidak dikirim')).toBeVisible();
  await page.addInitScript(() => {
    SubtleCrypto.prototype.encrypt = () => Promise.reject(new Error('broken on purpose'));
  });
  await page.goto('/wbs/lapor');
  await chooseThisChannel(page);
  await expect(page.getByRole('heading', { name: 'Peramban ini tidak dapat mengunci' })).toBeVisible();
  expect(posts).toEqual([]);
});

test('a key list that the root key did not sign is not written to', async ({ page }) => {
  await page.route('**/wbs/api/keys', async (route) => {
    const response = await route.fetch();
    const offer = (await response.json()) as { history: { body: { keys: { label: string }[] } }[] };
    for (const { body } of offer.history) for (const key of body.keys) key.label = 'Orang lain';
    await route.fulfill({ response, json: offer });
  });
  await page.goto('/wbs/lapor');
  await chooseThisChannel(page);
  await expect(page.getByRole('heading', { name: 'Kunci penerima tidak dapat dipastikan' })).toBeVisible();
  await expect(page.locator('a[href*="tanpa-skrip"]').filter({ visible: true })).toHaveCount(0);
});

test('what is missing is said beside its field, a code that differs is not sent, and no step has a barrier', async ({
  page
}) => {
  const posts: Request[] = [];
  page.on('request', (request) => void (isPost(request) && posts.push(request)));
  await page.goto('/wbs/lapor');
  await chooseThisChannel(page);
  await page.getByRole('button', { name: 'Lanjut ke kode' }).click();
  await expect(page.getByRole('link', { name: 'Ceritakan apa yang terjadi.' })).toBeVisible();
  await expectNoBarrier(page);
  await fillIn(page);
  await page.locator('#locked-files').setInputFiles([
    { name: 'Surat Budi.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') },
    { name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('GIF89a\0') }
  ]);
  await expect(page.getByText('a.svg: jenis berkas ini tidak dapat kami terima.')).toBeVisible();
  await page.getByRole('button', { name: 'Lanjut ke kode' }).click();
  await expect(page.getByText('Centang persetujuan').first()).toBeVisible();
  await expectNoBarrier(page);
  await page.locator('[data-as-is]').check();
  await page.getByRole('button', { name: 'Lanjut ke kode' }).click();
  await page.getByRole('button', { name: 'Kunci dan kirim' }).click();
  await expect(page.getByText('Belum sama dengan kode di atas.')).toBeVisible();
  await expectNoBarrier(page);
  expect(posts).toEqual([]);
  await keepCode(page);
  await page.getByRole('button', { name: 'Kunci dan kirim' }).click();
  await expect(page.getByRole('heading', { name: 'Laporan terkirim' })).toBeVisible();
  await expect(page.getByText('Sebagian lampiran belum sampai')).toBeHidden();
  await expectNoBarrier(page);
});

for (const path of [
  '/wbs',
  '/wbs/kunci',
  '/wbs/lapor',
  '/wbs/lapor?tanpa-skrip',
  '/wbs/kotak',
  '/wbs/keluar',
  '/en/wbs/lapor'
]) {
  test(`${path} has the headers of reporters' pages, asks this host alone, and breaks none of its own rules`, async ({
    page
  }) => {
    const broken: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && broken.push(message.text())));
    const response = await page.goto(path);
    const headers = await response?.allHeaders();
    const isHidden = /lapor|kotak/.test(path);
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types wbs",
      'referrer-policy': 'strict-origin',
      'cache-control': 'no-store, no-transform',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'x-dns-prefetch-control': 'off',
      'x-robots-tag': isHidden ? 'noindex, noarchive' : 'noarchive'
    });
    expect(headers?.['clear-site-data']).toBe(path === '/wbs/keluar' ? '"cache"' : undefined);
    for (const name of ['set-cookie', 'server', 'report-to', 'nel', 'etag', 'link', 'x-sveltekit-page']) {
      expect(headers?.[name], name).toBeUndefined();
    }
    await page.waitForLoadState('networkidle');
    expect(broken).toEqual([]);
  });
}

test('over plain HTTP from another machine the pages explain themselves and take nothing', async ({ request }) => {
  test.skip(!site.lanHttp, 'This machine has no network address.');
  const origin = site.lanHttp ?? '';
  const page = await request.get(`${origin}/wbs/lapor`);
  expect([page.status(), page.headers()['content-security-policy']]).toEqual([
    403,
    expect.stringMatching(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'/)
  ]);
  expect(await page.text()).not.toContain('<form');
  for (const path of ['/wbs/lapor?tanpa-skrip&/kirim', '/wbs/kotak?tanpa-skrip&/buka', '/wbs/api/mailbox']) {
    const sent = await request.post(`${origin}${path}`, { headers: { origin }, form: { code: 'x', text: secret } });
    expect(sent.status(), path).toBe(403);
  }
});

test('a report whose answer was lost can be sent again, and a change of it is told apart', async ({ page }) => {
  let answers = 0;
  await page.route('**/wbs/api/reports', async (route) => {
    await route.fetch();
    answers += 1;
    await (answers === 1 ? route.abort() : route.continue());
  });
  await page.goto('/wbs/lapor');
  await fillIn(page);
  await page.getByRole('button', { name: 'Lanjut ke kode' }).click();
  await keepCode(page);
  await page.getByRole('button', { name: 'Kunci dan kirim' }).click();
  await expect(page.getByText('Tidak ada kepastian bahwa kiriman sampai.')).toBeVisible();
  await page.getByRole('button', { name: 'Kembali ke laporan' }).click();
  await page.getByLabel('Di mana?').fill('Loket 2');
  await page.getByRole('button', { name: 'Lanjut ke kode' }).click();
  await keepCode(page);
  await page.getByRole('button', { name: 'Kunci dan kirim' }).click();
  await expect(page.getByText('Laporan yang Anda kirim tadi sudah kami terima')).toBeVisible();
});

test('all scripts of a reporter’s page weigh at most 40 kB compressed', async ({ page }) => {
  const scripts: Response[] = [];
  page.on('response', (response) => void (response.request().resourceType() === 'script' && scripts.push(response)));
  for (const path of ['/wbs/lapor', '/wbs/kotak']) {
    scripts.length = 0;
    await page.goto(path);
    await expect(page.locator('[data-step="wait"]')).toBeHidden();
    const sizes = await Promise.all(scripts.map(async (script) => gzipSync(await script.body(), { level: 9 }).length));
    console.log(`Scripts of ${path}: ${sizes.join(' + ')} bytes compressed`);
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThanOrEqual(40 * kilobyte);
  }
});
