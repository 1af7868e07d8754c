import { expect, test, vi } from 'vitest';
import { fromBase64Url, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { nativeSuite } from '#lib/protocol/wbs1/suite.ts';
import { vectors } from '#lib/protocol/wbs1/vectors.fixture.ts';
import { recoveryKeyOf } from './ceremony/recovery-key.ts';
import { emptyMemory, openMemory } from './desk-memory.ts';
import { signForward } from './forward-file.ts';
import { unlockRecipientKey } from './recipient-keys.ts';

vi.setConfig({ testTimeout: 60_000 });

const tools = { suite: nativeSuite(), signing: nativeSigning };
const { office, recipient } = vectors;
const keyId = vectors.list.body.keys[0]?.keyId ?? '';
const key = { keyId, privateKey: fromBase64Url(recipient.privateKey), signSeed: fromBase64Url(office.signSeed) };

test('a key that was locked before still opens with its passphrase', async () => {
  expect(await unlockRecipientKey(vectors.passphrase, { keyId, sealed: vectors.sealed })).toEqual(key);
});

test('what a browser remembered before is still read', async () => {
  expect(await openMemory(key, vectors.memory)).toEqual(emptyMemory);
});

test('the word on a forwarded report, and the key of the envelopes, are the same', async () => {
  const { forward, recovery } = vectors;
  const word = await signForward(nativeSigning, key.signSeed, keyId, forward.text);
  expect(word).toEqual({ keyId, signature: forward.signature });
  const { pair, shown } = await recoveryKeyOf(tools, fromBase64Url(recovery.seed));
  expect({ ...shown, seed: recovery.seed }).toEqual({ alg: 'wbs1', ...recovery });
  expect(toBase64Url(pair.publicKey)).toBe(recovery.pk);
});
