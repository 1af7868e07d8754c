import { randomBytes } from 'node:crypto';
import { expect, type APIRequestContext, type Locator } from '@playwright/test';
import { trackingCodeBytes, trackingCodeOf } from '#lib/domain/tracking/tracking-code.ts';
import { letterQuestions, writeLetter, type LetterFile } from '#lib/domain/whistleblowing/letter.ts';
import { fromBase64Url, toBase64Url, utf8 } from '#lib/protocol/wbs1/bytes.ts';
import type { ListedKey, SignedKeyList } from '#lib/protocol/wbs1/key-list.ts';
import { newFileKey, padmeSize, sealChunk } from '#lib/protocol/wbs1/stream.ts';
import { encodeUpload, sealedSize } from '#lib/protocol/wbs1/upload.ts';
import { hostileCorpus } from '../support/hostile-words.ts';
import { newFileId, newReport, solved, type TestRecipient, type TestVault } from '../support/whistleblowing.ts';
import { site } from './site.ts';

/** Turns its ending round, and would be a picture, a folder and an address. */
export const hostileFileName = '../../\u202Egnp.exe"><img src=x onerror=alert(1)>\u0000https://wbs.example/a.html';
const content = utf8('<script>alert(1)</script>');

export interface HostileReport {
  readonly id: string;
  readonly code: string;
}

/** A report that no page of ours would write: its every word, answer and file name would rather be something else. */
export async function sendHostileReport(request: APIRequestContext): Promise<HostileReport> {
  const headers = { origin: site.url };
  const offer = (await (await request.get('/wbs/api/keys')).json()) as {
    instanceId: string;
    history: SignedKeyList[];
    challenge: Parameters<typeof solved>[0];
  };
  const list = offer.history.at(-1) as SignedKeyList;
  const recipient = ({ keyId, pk }: ListedKey) =>
    ({ keyId, pair: { publicKey: fromBase64Url(pk) } }) as unknown as TestRecipient;
  const code = randomBytes(trackingCodeBytes);
  const fileKey = newFileKey();
  const padded = padmeSize(content.length);
  const [fileId, size] = [newFileId(), sealedSize(padded)];
  const secrets = { key: toBase64Url(fileKey.key), prefix: toBase64Url(fileKey.prefix), size: content.length };
  const named = (name: string): LetterFile => ({ ...secrets, fileId: newFileId(), name });
  const written = await newReport({ instanceId: offer.instanceId, list } as TestVault, {
    to: list.body.keys.map(recipient),
    text: writeLetter({
      text: hostileCorpus.join('\n'),
      kind: 'illegal_levy',
      answers: {
        ...Object.fromEntries(letterQuestions.map((question, at) => [question, hostileCorpus[at + 1]])),
        leadership: 'Tidak'
      },
      files: [{ ...secrets, fileId, name: hostileFileName }, ...hostileCorpus.map(named)]
    }),
    own: true,
    code,
    files: [{ fileId, size }],
    challenge: solved(offer.challenge)
  });
  const stored = await request.post('/wbs/api/reports', { headers, data: written.submission });
  expect(stored.status()).toBe(201);
  const plain = new Uint8Array(padded);
  plain.set(content);
  const chunk = await sealChunk(fileKey, { reportId: written.id, fileId, number: 0, last: true }, plain);
  const place = { lookup: fromBase64Url(written.lookup), fileId: fromBase64Url(fileId), number: 0 };
  const uploaded = await request.post('/wbs/api/files', {
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    data: Buffer.from(encodeUpload({ ...place, chunk }))
  });
  expect(uploaded.status()).toBe(201);
  return { id: written.id, code: trackingCodeOf(code, 'wbs') };
}

/** All of the corpus stands there as it was written; nothing of it became an element. @param allowed what our pages are made of */
export async function expectOnlyWords(
  strand: Locator,
  allowed: readonly string[],
  title: RegExp,
  corpus: readonly string[] = hostileCorpus
): Promise<void> {
  const text = (await strand.textContent()) ?? '';
  expect(corpus.filter((words) => !text.includes(words))).toEqual([]);
  const made = await strand.evaluate((root) => [
    ...new Set([...root.querySelectorAll('*')].map(({ localName }) => localName))
  ]);
  expect(made.filter((name) => !allowed.includes(name))).toEqual([]);
  const tab = strand.page();
  await expect(tab).toHaveTitle(title);
  await expect(tab.locator('base, iframe, svg script, [onerror], [onload], [autofocus]')).toHaveCount(0);
}
