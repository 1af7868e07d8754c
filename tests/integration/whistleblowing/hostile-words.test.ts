import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Component } from 'svelte';
import type { render as Render } from 'svelte/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer, type ViteDevServer } from 'vite';
import { forwardText, openForward, sealForward, signForward } from '#lib/client/whistleblowing/forward-file.ts';
import { safeFileName } from '#lib/client/whistleblowing/open-file.ts';
import { showMailbox } from '#lib/client/whistleblowing/reporter/mailbox-show.ts';
import { readLetter, writeLetter, type Letter } from '#lib/domain/whistleblowing/letter.ts';
import { randomBytes, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { signKeyList } from '#lib/protocol/wbs1/key-list.ts';
import { newCorrespondence, tools, write } from '#lib/protocol/wbs1/correspondence.fixture.ts';
import { openMessage } from '#lib/protocol/wbs1/message.ts';
import { attachmentResponse } from '#lib/server/http/attachment-response.ts';
import { projectRoot } from '#tests/support/command.ts';
import { hostileCorpus, runsSomething } from '#tests/support/hostile-words.ts';

/* Hostile words on their whole way: sealed, sent, opened, and shown by what really shows them. */

let vite: ViteDevServer;
/** The corpus as the office's messages and the reporter's come out of their ciphertexts. */
let letters: readonly Letter[];

beforeAll(async () => {
  vite = await createServer({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    plugins: [svelte({ configFile: false })],
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
    appType: 'custom'
  });
  const of = await newCorrespondence();
  letters = await Promise.all(
    hostileCorpus.map(async (words, at) => {
      const sender = at % 2 === 0 ? 'reporter' : 'office';
      const file = { fileId: `file${at}`, name: words, size: 1, key: 'A', prefix: 'A' };
      const text = writeLetter({ text: words, answers: { who: words, where: words }, files: [file] });
      const message = await write(of, [], sender, text);
      const reader = { index: 0, privateKey: of.reportKey.privateKey };
      const { verifyKey } = sender === 'reporter' ? of.reporter : of.office;
      return readLetter(await openMessage(tools, message, { verifyKey, reader }));
    })
  );
});
afterAll(async () => {
  Reflect.deleteProperty(globalThis, 'document');
  await vite.close();
});

async function rendered(path: string, props: Record<string, unknown>): Promise<string> {
  const { default: component } = (await vite.ssrLoadModule(path)) as { default: Component };
  const { render } = (await vite.ssrLoadModule('svelte/server')) as { render: typeof Render };
  const html = await render(component, { props });
  return html.body;
}

const shown = () =>
  letters.map((letter, at) => ({
    ...{ messageId: `m${at}`, seq: at + 1, own: at % 2 === 0, sender: at % 2 === 0 ? 'reporter' : 'office' },
    ...{ mode: 'browser', day: '2026-11-24', signer: hostileCorpus[at] ?? null, mayOpen: true, kind: 'text' },
    letter
  }));

const view = () => ({
  ...{ receivedOn: '2026-11-24', state: 'received', reason: null, lastRead: 0, broken: false },
  ...{ hiddenEnd: false, alarms: [], warnings: [], messages: shown(), next: { seq: 99, previous: '', seen: '' } }
});

/** As text stands in HTML. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

test('the corpus would be noticed', () => {
  expect(hostileCorpus.filter((words) => runsSomething(`<p>${words}</p>`)).length).toBeGreaterThan(10);
});

describe('hostile words are text', () => {
  test('on the recipients’ page of a report, names of files and signers, too', async () => {
    const props = { messages: shown(), isWhole: () => true, fetchFile: () => undefined };
    const html = await rendered('/src/lib/components/whistleblowing/CaseStrand.svelte', props);
    expect(runsSomething(html)).toBe(false);
    for (const words of hostileCorpus) expect(html).toContain(escaped(words));
  });

  test('in the mailbox without scripts, and in its form when it comes back', async () => {
    const props = {
      view: view(),
      code: hostileCorpus[0],
      line: hostileCorpus[1],
      action: '?/balas',
      formId: hostileCorpus[8]
    };
    for (const text of ['', ...hostileCorpus]) {
      const html = await rendered('/src/lib/components/whistleblowing/PlainMailbox.svelte', { ...props, text });
      expect(runsSomething(html)).toBe(false);
      expect(html).toContain(escaped(hostileCorpus[2] ?? ''));
    }
  });

  test('in the mailbox with scripts: it makes text nodes and nothing else', () => {
    const { page, texts } = watchedPage();
    showMailbox(page, view() as never, () => Promise.resolve(''));
    for (const { text } of letters) expect(texts.some((said) => said.includes(text))).toBe(true);
  });
});

test('nothing of whistleblowing writes markup from text', () => {
  const folders = [
    'src/lib/client/whistleblowing',
    'src/lib/components/whistleblowing',
    'src/routes/(wbs)',
    'src/routes/(staff)/staf/wbs'
  ];
  const files = folders.flatMap((folder) =>
    globSync(`${folder.replaceAll(/[()]/g, '\\$&')}/**/*.{ts,svelte}`, { cwd: projectRoot })
  );
  expect(files.length).toBeGreaterThan(40);
  const markup =
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|srcdoc|\{@html/;
  expect(files.filter((file) => markup.test(readFileSync(join(projectRoot, file), 'utf8')))).toEqual([]);
});

test('a file is saved under a name that is no path and hides nothing, and never shown', () => {
  for (const words of [
    ...hostileCorpus,
    '../../etc/passwd',
    'C:\\Windows\\x.exe',
    'foto\u202Egnp.svg',
    '.htaccess',
    'a.html',
    'b.svg'
  ]) {
    const name = safeFileName(words);
    expect(name).not.toMatch(/[/\\<>:"|?*\p{C}]/u);
    expect(name).not.toMatch(/^\.|^$/);
    const answer = attachmentResponse({ name: words, bytes: Buffer.from('<svg onload=alert(1)>') });
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w. ()-]*"; filename\*=UTF-8''[^"<>\s]*$/
    );
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  }
});

test('a forwarded report carries hostile words as plain text, without the signs that turn it round', async () => {
  const messages = shown().map((message) => ({ ...message, kind: 'report' }));
  const text = forwardText(messages as never, new Set(messages.map(({ messageId }) => messageId)));
  const passphrase = 'baba baba baba baba baba baba bada';
  const { rootKey, list, seed, keyId } = await signedList();
  const signed = await signForward(tools.signing, seed, keyId, text);
  const file = await sealForward(passphrase, { text, ...signed, list, rootKey }, { memory: 8, passes: 1 });
  const { text: opened } = await openForward(tools.signing, passphrase, file);
  expect(opened).toContain('<svg/onload=alert(1)>');
  expect(opened).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
}, 60_000);

/** A list that names one key, and that key's seed. */
async function signedList() {
  const [rootSeed, seed] = [randomBytes(32), randomBytes(32)];
  const rootKey = toBase64Url(await tools.signing.publicKey(rootSeed));
  const keyId = 'k';
  const key = {
    ...{ keyId, label: 'Penerima', office: 'Kantor', outside: false, recovery: false, pk: '' },
    ...{ vk: toBase64Url(await tools.signing.publicKey(seed)), from: '2026-11-01', to: null }
  };
  const body = {
    ...{ alg: 'wbs1' as const, instanceId: '', epoch: 1, prevHash: '', issuedOn: '2026-11-01', notAfter: '2027-01-31' },
    keys: [key]
  };
  return {
    rootKey,
    seed,
    keyId,
    list: { body, signature: toBase64Url(await signKeyList(tools.signing, rootSeed, body)) }
  };
}

/** A page that knows elements and their text, and fails when anything else is asked of it. */
function watchedPage(): { page: HTMLElement; texts: string[] } {
  const texts: string[] = [];
  const element = (): object => {
    const held: Record<string, unknown> = { dataset: {}, classList: { add: () => undefined, toggle: () => undefined } };
    return new Proxy(held, {
      get: (target, name) => {
        if (name === 'querySelector') return element;
        if (name === 'querySelectorAll' || name === 'children') return () => [];
        if (name === 'content' || name === 'cloneNode') return name === 'content' ? element() : element;
        if (name === 'textContent') return target.textContent ?? 'kata';
        if (/^(append|replaceChildren|setAttribute|addEventListener|remove)$/.test(String(name))) {
          return (...given: unknown[]) => void texts.push(...given.filter((one) => typeof one === 'string'));
        }
        return target[String(name)];
      },
      set: (target, name, value) => {
        if (!/^(textContent|className|hidden|type|disabled|tabIndex|dateTime|lang|id|start)$/.test(String(name))) {
          throw new Error(`The page sets ${String(name)}`);
        }
        if (name === 'textContent') texts.push(String(value));
        target[String(name)] = value;
        return true;
      }
    });
  };
  globalThis.document = {
    documentElement: { lang: 'id' },
    createElement: element,
    createTextNode: (text: string) => void texts.push(text)
  } as never;
  return { page: element() as HTMLElement, texts };
}
