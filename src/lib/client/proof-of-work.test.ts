import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { leadingZeroBits } from '#lib/domain/abuse/proof-of-work.ts';
import { proofOfWork } from './proof-of-work.ts';

test('the proof a page finds holds by the hash of the server', async () => {
  const proof = await proofOfWork('abc', 12, new AbortController().signal);
  expect(leadingZeroBits(createHash('sha256').update(`abc.${proof}`).digest())).toBeGreaterThanOrEqual(12);
});

test('a page that is left stops working', async () => {
  const leaving = new AbortController();
  const proof = proofOfWork('abc', 256, leaving.signal);
  leaving.abort();
  expect(await proof).toBeUndefined();
});
