import { expect, test, vi } from 'vitest';
import { toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { sealChunk, newFileKey, chunkSize } from '#lib/protocol/wbs1/stream.ts';
import { openFile, safeFileName } from './open-file.ts';

/** Stretching a passphrase is slow on purpose. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

test('a file opens whole or not at all, without its padding', async () => {
  const plain = new Uint8Array(chunkSize + 30);
  plain.set([1, 2, 3], chunkSize);
  const key = newFileKey();
  const place = { reportId: 'r', fileId: 'f' };
  const chunks = [
    await sealChunk(key, { ...place, number: 0, last: false }, plain.slice(0, chunkSize)),
    await sealChunk(key, { ...place, number: 1, last: true }, plain.slice(chunkSize))
  ];
  const file = {
    fileId: 'f',
    name: 'x',
    size: chunkSize + 3,
    key: toBase64Url(key.key),
    prefix: toBase64Url(key.prefix)
  };
  const of = { reportId: 'r', sealedSize: plain.length + 32 };
  const fetched = (all: typeof chunks) => (number: number) => Promise.resolve(all[number] ?? new Uint8Array(0));
  expect(await openFile(file, of, fetched(chunks))).toEqual(plain.slice(0, chunkSize + 3));
  await expect(openFile(file, of, fetched([...chunks].reverse()))).rejects.toThrow();
  await expect(openFile(file, { ...of, sealedSize: chunkSize + 16 }, fetched(chunks))).rejects.toThrow();
});

test('a file name cannot lead out of a folder, turn text round or hide', () => {
  expect(safeFileName('../../etc/passwd')).toBe('passwd');
  expect(safeFileName('C:\\x\\foto\u202Egpj.exe')).toBe('foto_gpj.exe');
  expect(safeFileName('..')).toBe('lampiran');
});
