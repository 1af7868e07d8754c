import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chunkCount, decodeUpload, encodeUpload, sealedSize } from '#lib/protocol/wbs1/upload.ts';
import { newFileKey, openChunk, sealChunk, chunkSize } from '#lib/protocol/wbs1/stream.ts';
import { deleteIncompleteFiles } from '#lib/server/whistleblowing/file-repository.ts';
import { missingChunks, storeChunk, submitReport } from '#lib/server/whistleblowing/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newFileId, newReport, openVault, type TestReport, type TestVault } from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterAll(() => database.close());

const plain = new Uint8Array(randomBytes(chunkSize * 2 + 500));

async function withFile(): Promise<{ report: TestReport; fileId: string; chunks: Uint8Array<ArrayBuffer>[] }> {
  const fileId = newFileId();
  const size = sealedSize(plain.length);
  const report = await newReport(vault, { files: [{ fileId, size }] });
  await submitReport(vault.deps, report.submission);
  const key = newFileKey();
  const count = chunkCount(size);
  const chunks = await Promise.all(
    Array.from({ length: count }, (_, number) =>
      sealChunk(
        key,
        { reportId: report.id, fileId, number, last: number === count - 1 },
        plain.slice(number * chunkSize, (number + 1) * chunkSize)
      )
    )
  );
  const last = { reportId: report.id, fileId, number: count - 1, last: true };
  expect(await openChunk(key, last, chunks.at(-1) ?? plain)).toEqual(plain.slice((count - 1) * chunkSize));
  return { report, fileId, chunks };
}

function put({ report, fileId, chunks }: Awaited<ReturnType<typeof withFile>>, number: number, by = report) {
  const body = encodeUpload({
    lookup: by.reporter.lookup,
    fileId: new Uint8Array(Buffer.from(fileId, 'base64url')),
    number,
    chunk: chunks[number] ?? new Uint8Array(17)
  });
  const upload = decodeUpload(body);
  if (!upload) throw new Error('not readable');
  return storeChunk(vault.deps, upload);
}

test('chunks arrive in any order and again; what is missing is known', async () => {
  const file = await withFile();
  const { report, fileId } = file;
  expect(await put(file, 2)).toEqual({ status: 'created' });
  expect(await missingChunks(vault.deps, { lookup: report.lookup, fileId })).toEqual([0, 1]);
  expect(await put(file, 0)).toEqual({ status: 'created' });
  expect(await put(file, 0)).toEqual({ status: 'again' });
  expect(await put(file, 1)).toEqual({ status: 'created' });
  expect(await missingChunks(vault.deps, { lookup: report.lookup, fileId })).toEqual([]);
});

test('a chunk is refused with another code, in a wrong place, of a wrong size and over another', async () => {
  const [mine, other] = [await withFile(), await withFile()];
  expect(await put(mine, 0, other.report)).toEqual({ status: 'unknown' });
  expect(await missingChunks(vault.deps, { lookup: other.report.lookup, fileId: mine.fileId })).toBeUndefined();
  expect(await put(mine, 3)).toEqual({ status: 'invalid', problem: 'place' });
  const short = { ...mine, chunks: mine.chunks.map((chunk) => chunk.slice(1)) };
  expect(await put(short, 0)).toEqual({ status: 'invalid', problem: 'size' });
  expect(await put(mine, 0)).toEqual({ status: 'created' });
  const changed = { ...mine, chunks: mine.chunks.map((chunk) => chunk.map((byte) => byte ^ 1)) };
  expect(await put(changed, 0)).toEqual({ status: 'conflict', problem: 'other_content' });
});

test('bytes have a budget by the hour; what was refused is not counted', async () => {
  const file = await withFile();
  await database.db.$client`update wbs.instance set bytes_this_hour = ${200 * 1024 * 1024 - 10}`;
  expect(await put(file, 0)).toEqual({ status: 'refused', problem: 'hour' });
  await database.db.$client`update wbs.instance set bytes_this_hour = 0`;
  expect(await put(file, 0)).toEqual({ status: 'created' });
});

test('a file that did not arrive whole goes after a day, one that did stays', async () => {
  const [whole, part] = [await withFile(), await withFile()];
  for (const number of [0, 1, 2]) await put(whole, number);
  await put(part, 0);
  await deleteIncompleteFiles(database.db, '2026-11-24');
  expect(await missingChunks(vault.deps, { lookup: part.report.lookup, fileId: part.fileId })).toEqual([1, 2]);
  await deleteIncompleteFiles(database.db, '2026-11-25');
  expect(await missingChunks(vault.deps, { lookup: part.report.lookup, fileId: part.fileId })).toBeUndefined();
  expect(await missingChunks(vault.deps, { lookup: whole.report.lookup, fileId: whole.fileId })).toEqual([]);
});
