import { Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256 as NativeKem, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 as ScriptKem } from '@hpke/dhkem-x25519';
import { describe, expect, test } from 'vitest';
import type { Bytes } from './bytes.ts';
import { utf8 } from './bytes.ts';
import { keyPairFrom, nativeSuite, newKeyPair, openWith, scriptSuite, sealTo } from './suite.ts';

const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'));
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** RFC 9180, appendix A.1.1: base mode, X25519, HKDF-SHA256, AES-128-GCM. */
const vector = {
  ikmR: '6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037',
  skR: '4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8',
  pkR: '3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d',
  enc: '37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431',
  info: '4f6465206f6e2061204772656369616e2055726e',
  pt: '4265617574792069732074727574682c20747275746820626561757479',
  aad: '436f756e742d30',
  ct: 'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a'
};

describe.each([
  ['native', nativeSuite, () => new NativeKem()],
  ['in JavaScript', scriptSuite, () => new ScriptKem()]
])('X25519 %s', (_name, makeSuite, makeKem) => {
  test('derives the key pair of RFC 9180', async () => {
    const pair = await keyPairFrom(makeSuite(), hex(vector.ikmR));
    expect(toHex(pair.privateKey)).toBe(vector.skR);
    expect(toHex(pair.publicKey)).toBe(vector.pkR);
  });

  test('opens the ciphertext of RFC 9180', async () => {
    const suite = new CipherSuite({ kem: makeKem(), kdf: new HkdfSha256(), aead: new Aes128Gcm() });
    const sealed = { enc: hex(vector.enc), ct: hex(vector.ct) };
    const plain = await openWith(suite, hex(vector.skR), { info: hex(vector.info), aad: hex(vector.aad), sealed });
    expect(toHex(plain)).toBe(vector.pt);
  });
});

test('what one implementation seals the other opens', async () => {
  const [info, aad, plain] = [utf8('info'), utf8('aad'), utf8('isi')];
  for (const [sealing, opening] of [
    [nativeSuite(), scriptSuite()],
    [scriptSuite(), nativeSuite()]
  ] as const) {
    const pair = await newKeyPair(opening);
    const sealed = await sealTo(sealing, pair.publicKey, { info, aad, plain });
    expect(await openWith(opening, pair.privateKey, { info, aad, sealed })).toEqual(plain);
    await expect(openWith(opening, pair.privateKey, { info, aad: utf8('lain'), sealed })).rejects.toThrow();
    await expect(openWith(opening, pair.privateKey, { info: utf8('lain'), aad, sealed })).rejects.toThrow();
  }
});
