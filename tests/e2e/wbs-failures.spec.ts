import { expect, test, type Page, type Request, type Route } from '@playwright/test';
import { site } from './site.ts';
import { attachment, chooseThisChannel, expectNoBarrier, fillIn, keepCode, openByScript, secret } from './wbs-steps.ts';

test.describe.configure({ timeout: 120_000 });

const program = /entry-.*\.js/;
const lost = (route: Route) => route.abort();

/** Bodies that leave the browser, from now on. */
function watchPosts(page: Page): Request[] {
  const posts: Request[] = [];
  page.on('request', (request) => void (request.method() === 'POST' && posts.push(request)));
  return posts;
}

/** No field to write into, no way without scripts, and nothing that a browser could send by itself. */
async function expectNothingToSend(page: Page, path: string): Promise<void> {
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(path);
  await expect(page.locator('main :is(input, textarea, select)').filter({ visible: true })).toHaveCount(0);
  const forms = await page.locator('form').evaluateAll((all) => all.map((form) => form.getAttribute('action')));
  expect(forms).toEqual([null]);
  expect(await page.locator('form [name]').count()).toBe(0);
}

/** As a stranger's script or a slip would: the hidden form is filled in and sent by the browser itself. */
async function sendHiddenForm(page: Page): Promise<string> {
  const asked = page.waitForRequest((request) => request.isNavigationRequest());
  await page.locator('form').evaluate((form: HTMLFormElement, words) => {
    for (const field of form.querySelectorAll('textarea, input[type="text"]'))
      (field as HTMLTextAreaElement).value = words;
    form.submit();
  }, secret);
  const request = await asked;
  return `${request.method()} ${request.url()} ${request.postData() ?? ''}`;
}

test('a program that stalls, or keys that do, leave nothing to send and say so; both may still come', async ({
  page
}) => {
  const posts = watchPosts(page);
  const held: Route[] = [];
  const hold = (route: Route) => void held.push(route);
  await page.clock.install();
  await page.route(program, hold);
  await page.route('**/wbs/api/keys', hold);
  await page.goto('/wbs/lapor', { waitUntil: 'commit' });
  await chooseThisChannel(page);
  for (const what of ['the program', 'the keys']) {
    await expect.poll(() => held.length, what).toBe(1);
    await page.clock.runFor(30_000);
    await expect(page.getByText('Belum ada yang dikirim.')).toBeVisible();
    await expect(page.locator('a[href*="tanpa-skrip"]').filter({ visible: true })).toHaveCount(0);
    await expectNothingToSend(page, '/wbs/lapor');
    await held.pop()?.continue();
  }
  await expect(page.getByLabel('Apa yang terjadi?')).toBeVisible();
  expect(posts).toEqual([]);
});

/** Breaks the browser's own cryptography and what the fallback is made of. */
const breakCrypto = (page: Page, names: readonly string[]) =>
  page.addInitScript((broken) => {
    for (const name of broken) {
      Object.defineProperty(SubtleCrypto.prototype, name, {
        value: () => Promise.reject(new DOMException('broken on purpose', 'NotSupportedError'))
      });
    }
  }, names);

test('a program that is missing, breaks off or throws, and a browser that cannot encrypt, send nothing and never turn to the plain form', async ({
  context
}) => {
  const waiting = 'Belum ada yang dikirim.';
  const cannot = 'Tidak ada yang dikirim. Perbarui peramban Anda';
  const failures: { what: string; says: string; prepare: (page: Page) => Promise<unknown> }[] = [
    {
      what: 'missing',
      says: waiting,
      prepare: (page) => page.route(program, (route) => route.fulfill({ status: 404, body: '' }))
    },
    { what: 'no network', says: waiting, prepare: (page) => page.route(program, lost) },
    {
      what: 'cut in half',
      says: waiting,
      prepare: (page) =>
        page.route(program, async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, body: (await response.text()).slice(0, 20_000) });
        })
    },
    {
      what: 'throws',
      says: waiting,
      prepare: (page) =>
        page.route(program, (route) =>
          route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("broken on purpose")' })
        )
    },
    {
      what: 'no cryptography',
      says: cannot,
      prepare: (page) =>
        page.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }))
    },
    {
      what: 'neither the browser’s nor the fallback',
      says: cannot,
      prepare: (page) => breakCrypto(page, ['generateKey', 'importKey', 'deriveBits', 'sign'])
    }
  ];
  for (const { what, says, prepare } of failures) {
    const page = await context.newPage();
    const posts = watchPosts(page);
    await prepare(page);
    for (const path of ['/wbs/kotak', '/wbs/lapor']) {
      await page.goto(path);
      if (path === '/wbs/lapor') await chooseThisChannel(page);
      await expect(page.getByText(says), `${what}, ${path}`).toBeVisible();
      await expectNothingToSend(page, path);
      // To a browser that cannot encrypt the plain form is offered, in so many words; nobody is led there.
      const offered = page.locator('main a[href*="tanpa-skrip"]').filter({ visible: true });
      await expect(offered).toHaveText(
        says === cannot ? ['Pakai formulir tanpa skrip: server kami dapat membacanya'] : []
      );
    }
    const sent = await sendHiddenForm(page);
    expect(sent, what).toMatch(/^GET \S+\/wbs\/lapor\?? $/);
    expect(posts, what).toEqual([]);
    await page.close();
  }
});

test('where the way without scripts is closed to nobody but the form, its reason is said and has no barrier', async ({
  page
}) => {
  await page.route('**/wbs/api/keys', async (route) => {
    const response = await route.fetch();
    const offer = (await response.json()) as object;
    await route.fulfill({ response, status: 503, json: { ...offer, closed: 'key_list_expired', wrapTo: [] } });
  });
  for (const [path, reason] of [
    ['/wbs/lapor', 'Masa berlaku daftar kunci penerima sudah habis.'],
    ['/en/wbs/lapor', 'The list of recipients’ keys has expired.']
  ] as const) {
    await page.goto(path);
    await chooseThisChannel(page);
    await expect(page.getByText(reason)).toBeVisible();
    await expectNothingToSend(page, path);
    await expectNoBarrier(page);
  }
});

test('whatever answer is lost, pressing again doubles and loses nothing: report, reply and every chunk of their files', async ({
  page
}) => {
  const posts = watchPosts(page);
  const sentTo = (path: string) => posts.filter((request) => new URL(request.url()).pathname === `/wbs/api/${path}`);
  /** Stored, and nobody hears of it. */
  const loseAnswers = (path: string, times: number) =>
    page.route(
      `**/wbs/api/${path}`,
      async (route) => {
        await route.fetch();
        await lost(route);
      },
      { times }
    );
  await page.goto('/wbs/lapor');
  await fillIn(page);
  await page.locator('#locked-files').setInputFiles(attachment('Surat Budi.pdf', secret));
  await page.locator('[data-as-is]').check();
  await page.getByRole('button', { name: 'Lanjut ke kode' }).click();
  const code = await keepCode(page);
  await loseAnswers('reports', 1);
  await page.getByRole('button', { name: 'Kunci dan kirim' }).click();
  await expect(page.getByText('Tidak ada kepastian bahwa kiriman sampai.')).toBeVisible();
  await loseAnswers('files', 1);
  await page.getByRole('button', { name: 'Kunci dan kirim' }).click();
  await expect(page.getByRole('heading', { name: 'Laporan terkirim' })).toBeVisible();
  await expect(page.getByText('Sebagian lampiran belum sampai')).toBeHidden();
  expect(sentTo('files')).toHaveLength(2);

  await openByScript(page, code);
  await expect(page.locator('[data-messages] > li')).toHaveCount(1);
  await page.getByLabel('Pesan baru').fill(`Tambahan ${secret}`);
  await page.locator('#locked-files').setInputFiles(attachment('Kuitansi Budi.pdf', secret));
  await page.locator('[data-as-is]').check();
  await loseAnswers('mailbox/messages', 1);
  await page.getByRole('button', { name: 'Kirim pesan' }).click();
  await expect(page.getByText('Tidak ada kepastian bahwa kiriman sampai.')).toBeVisible();
  // The network is gone for the file, as often as the page tries by itself.
  await page.route('**/wbs/api/files', lost, { times: 3 });
  await page.getByRole('button', { name: 'Kirim pesan' }).click();
  await expect(page.getByText('Pesan terkirim, tetapi sebagian lampiran belum.')).toBeVisible();
  await expectNoBarrier(page);
  await loseAnswers('files', 1);
  await page.getByRole('button', { name: 'Kirim pesan' }).click();
  await expect(page.getByText('Pesan terkirim.', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Pesan baru')).toHaveValue('');
  await expect(page.locator('[data-messages] > li')).toHaveCount(2);
  await expect(page.locator('[data-broken]')).toBeHidden();

  expect(sentTo('mailbox/messages')).toHaveLength(1);
  const bodies = [...sentTo('reports'), ...sentTo('mailbox/messages')].map(
    (request) => request.postDataJSON() as { lookup?: string; files: { fileId: string }[] }
  );
  const fileIds = [...new Set(bodies.flatMap(({ files }) => files.map(({ fileId }) => fileId)))];
  expect(fileIds).toHaveLength(2);
  for (const fileId of fileIds) {
    const data = { lookup: bodies.at(-1)?.lookup, fileId };
    const response = await page.request.post('/wbs/api/files/missing', { headers: { origin: site.url }, data });
    expect(await response.json()).toEqual({ missing: [] });
  }
  const hidden = [secret, code, code.replaceAll('-', ''), 'Budi', 'Kuitansi', 'lampiran-', '%PDF'];
  for (const post of posts) {
    const said = `${post.url()} ${post.postDataBuffer()?.toString('latin1') ?? ''}`;
    expect(hidden.filter((word) => said.includes(word))).toEqual([]);
  }
});

test('a page that is left forgets what was typed and shown, and coming back begins anew', async ({ page }) => {
  await page.goto('/wbs/lapor');
  await fillIn(page);
  await page.getByLabel(/Simpan laporan ini/).check();
  await page.getByRole('button', { name: 'Lanjut ke kode' }).click();
  const code = await keepCode(page);
  /** All that the page holds, hidden parts and fields included. */
  const held = () =>
    page.evaluate(() => {
      const fields = [...document.querySelectorAll<HTMLInputElement>('main :is(input, textarea, select)')];
      const typed = fields.map(({ type, value, checked }) => (type === 'checkbox' ? String(checked) : value));
      return `${document.body.textContent ?? ''} ${typed.join(' ')}`;
    });
  const leave = () => page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await page.getByRole('button', { name: 'Kunci dan kirim' }).click();
  await expect(page.getByRole('heading', { name: 'Laporan terkirim' })).toBeVisible();
  expect(await held()).not.toContain(secret);
  for (const group of code.split('-')) expect(await held()).not.toContain(group);

  await openByScript(page, code);
  await page.getByRole('button', { name: 'Tampilkan isi pesan no. 1' }).click();
  await expect(page.locator('[data-messages]')).toContainText(secret);
  await page.getByLabel('Pesan baru').fill(`Belum dikirim: ${secret}`);
  await leave();
  expect(await held()).not.toContain(secret);
  await expect(page.locator('[data-messages]')).toHaveText('');

  await page.goto('/wbs/lapor');
  await fillIn(page);
  await page.getByRole('button', { name: 'Lanjut ke kode' }).click();
  const [group = ''] = await page.locator('[data-code-groups] li').allTextContents();
  await leave();
  expect(await held()).not.toContain(secret);
  expect(await held()).not.toContain(group);
  await page.getByRole('button', { name: 'Kembali ke laporan' }).click();
  await fillIn(page);
  await page.goto('/wbs/keluar');
  await page.goBack();
  await expect(page.locator('[data-step="write"]')).not.toHaveAttribute('hidden');
  expect(await held()).not.toContain(secret);
});
