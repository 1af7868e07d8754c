import { randomBytes } from 'node:crypto';
import { expect, type APIRequestContext, type Locator } from '@playwright/test';
import { trackingCodeBytes, trackingCodeOf } from '#lib/domain/tracking/tracking-code.ts';
import { letterQuestions, writeLetter, type LetterFile } from '#lib/domain/whistleblowing/letter.ts';
import { fromBase64Url, toBase64Url, utf8 } from '#lib/protocol/wbs1/bytes.ts';
import { newFileKey, padmeSize, sealChunk } from '#lib/protocol/wbs1/stream.ts';
import { encodeUpload, sealedSize } from '#lib/protocol/wbs1/upload.ts';
import { hostileCorpus } from '../support/hostile-words.ts';
import { newFileId } from '../support/whistleblowing.ts';
import { site } from './site.ts';
import { sendReport } from './wbs-reporter.ts';

/** Turns its ending round, and would be a picture, a folder and an address. */
export const hostileFileName = '../../\u202Egnp.exe"><img src=x onerror=alert(1)>\u0000https://wbs.example/a.html';
const content = utf8('<script>alert(1)</script>');

export interface HostileReport {
  readonly id: string;
  readonly code: string;
}

/** A report that no page of ours would write: its every word, answer and file name would rather be something else. */
export async function sendHostileReport(request: APIRequestContext): Promise<HostileReport> {
  const code = randomBytes(trackingCodeBytes);
  const fileKey = newFileKey();
  const padded = padmeSize(content.length);
  const [fileId, size] = [newFileId(), sealedSize(padded)];
  const secrets = { key: toBase64Url(fileKey.key), prefix: toBase64Url(fileKey.prefix), size: content.length };
  const named = (name: string): LetterFile => ({ ...secrets, fileId: newFileId(), name });
  const written = await sendReport(request, {
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
    files: [{ fileId, size }]
  });
  const plain = new Uint8Array(padded);
  plain.set(content);
  const chunk = await sealChunk(fileKey, { reportId: written.id, fileId, number: 0, last: true }, plain);
  const place = { lookup: fromBase64Url(written.lookup), fileId: fromBase64Url(fileId), number: 0 };
  const uploaded = await request.post('/wbs/api/files', {
    headers: { origin: site.url, 'content-type': 'application/octet-stream' },
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
