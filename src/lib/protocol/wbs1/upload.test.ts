import { expect, test } from 'vitest';
import { chunkSize, newFileKey, padmeSize, sealChunk } from './stream.ts';
import { chunkBytes, chunkCount, decodeUpload, encodeUpload, largestUpload, sealedSize } from './upload.ts';

const bytes = (length: number, fill: number) => new Uint8Array(length).fill(fill);

test('an upload is read as it was written; too short and too long ones are none', () => {
  const upload = { lookup: bytes(32, 1), fileId: bytes(16, 2), number: 70_000, chunk: bytes(500, 3) };
  expect(decodeUpload(encodeUpload(upload))).toEqual(upload);
  expect(decodeUpload(bytes(largestUpload + 1, 0))).toBeUndefined();
  for (const length of [0, 10, 52, 68]) expect(decodeUpload(bytes(length, 0))).toBeUndefined();
});

test('a padded file has the chunks and the bytes that its size announces', async () => {
  for (const size of [2, 1000, chunkSize, chunkSize + 1, 3 * chunkSize]) {
    const padded = padmeSize(size);
    const sealed = sealedSize(padded);
    const count = chunkCount(sealed);
    const key = newFileKey();
    let sum = 0;
    for (let number = 0; number < count; number += 1) {
      const plain = bytes(Math.min(chunkSize, padded - number * chunkSize), 5);
      const place = { reportId: 'r', fileId: 'f', number, last: number === count - 1 };
      const chunk = await sealChunk(key, place, plain);
      expect(chunk.length).toBe(chunkBytes(sealed, number));
      sum += chunk.length;
    }
    expect(sum).toBe(sealed);
  }
});
