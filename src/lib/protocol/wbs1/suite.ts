import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256 as NativeKem, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 as ScriptKem } from '@hpke/dhkem-x25519';
import type { Bytes } from './bytes.ts';

/** HPKE base mode (RFC 9180) with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
export type Suite = CipherSuite;

const suiteOf = (kem: NativeKem | ScriptKem): Suite =>
  new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** X25519 by the browser itself. */
export const nativeSuite = (): Suite => suiteOf(new NativeKem());

/** X25519 in JavaScript, for browsers that lack it; the rest is the browser's own. No WebAssembly: Tor Browser's "Safer" has none. */
export const scriptSuite = (): Suite => suiteOf(new ScriptKem());

/** The browser's own X25519 where a key can really be made with it. */
export async function findSuite(): Promise<Suite> {
  try {
    await crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits']);
    return nativeSuite();
  } catch {
    return scriptSuite();
  }
}

/** X25519 keys, 32 bytes each. */
export interface KeyPair {
  readonly publicKey: Bytes;
  readonly privateKey: Bytes;
}

async function serialized(suite: Suite, pair: CryptoKeyPair): Promise<KeyPair> {
  return {
    publicKey: new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)),
    privateKey: new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey))
  };
}

export async function newKeyPair(suite: Suite): Promise<KeyPair> {
  return serialized(suite, await suite.kem.generateKeyPair());
}

/** DeriveKeyPair of RFC 9180 §7.1.3. @param seed at least 32 random bytes */
export async function keyPairFrom(suite: Suite, seed: Bytes): Promise<KeyPair> {
  return serialized(suite, await suite.kem.deriveKeyPair(seed));
}

/** What HPKE makes of a plaintext: the encapsulated key (32 bytes) and the ciphertext. */
export interface Sealed {
  readonly enc: Bytes;
  readonly ct: Bytes;
}

export async function sealTo(
  suite: Suite,
  publicKey: Bytes,
  { info, aad, plain }: { info: Bytes; aad: Bytes; plain: Bytes }
): Promise<Sealed> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(publicKey);
  const { enc, ct } = await suite.seal({ recipientPublicKey, info }, plain, aad);
  return { enc: new Uint8Array(enc), ct: new Uint8Array(ct) };
}

/** @throws Error when key, info, aad or a bit of the sealed value differ from those of the sealing */
export async function openWith(
  suite: Suite,
  privateKey: Bytes,
  { info, aad, sealed }: { info: Bytes; aad: Bytes; sealed: Sealed }
): Promise<Bytes> {
  const recipientKey = await suite.kem.deserializePrivateKey(privateKey);
  return new Uint8Array(await suite.open({ recipientKey, enc: sealed.enc, info }, sealed.ct, aad));
}
