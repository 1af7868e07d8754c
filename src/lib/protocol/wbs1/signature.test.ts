import { describe, expect, test } from 'vitest';
import { randomBytes, utf8, type Bytes } from './bytes.ts';
import { nativeSigning, scriptSigning } from './signature.ts';

const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'));
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** RFC 8032 §7.1, test 2. */
const seed = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb';
const publicKey = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
const signature =
  '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';

describe.each([
  ['native', nativeSigning],
  ['in JavaScript', scriptSigning]
])('Ed25519 %s', (_name, signing) => {
  test('signs as RFC 8032 does', async () => {
    expect(toHex(await signing.publicKey(hex(seed)))).toBe(publicKey);
    expect(toHex(await signing.sign(hex(seed), hex('72')))).toBe(signature);
  });

  test('refuses a signature over something else, by somebody else, or cut short', async () => {
    expect(await signing.verify(hex(publicKey), hex('72'), hex(signature))).toBe(true);
    expect(await signing.verify(hex(publicKey), hex('73'), hex(signature))).toBe(false);
    const other = await signing.publicKey(randomBytes(32));
    expect(await signing.verify(other, hex('72'), hex(signature))).toBe(false);
    expect(await signing.verify(hex(publicKey), hex('72'), hex(signature).slice(0, 63))).toBe(false);
  });
});

test('what one implementation signs the other verifies', async () => {
  const [own, message] = [randomBytes(32), utf8('pesan')];
  const key = await nativeSigning.publicKey(own);
  expect(await scriptSigning.verify(key, message, await nativeSigning.sign(own, message))).toBe(true);
  expect(await nativeSigning.verify(key, message, await scriptSigning.sign(own, message))).toBe(true);
});
