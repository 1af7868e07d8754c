import { concat, toBase64Url, randomBytes, type Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { recipientKeyId } from '#lib/protocol/wbs1/key-list.ts';
import type { Signing } from '#lib/protocol/wbs1/signature.ts';
import { newKeyPair, type Suite } from '#lib/protocol/wbs1/suite.ts';
import { fullStrength, openSecret, sealSecret, type SealedSecret } from './sealed-secret.ts';

export interface Tools {
  readonly suite: Suite;
  readonly signing: Signing;
}

/** A recipient's secret half, open. */
export interface UnlockedKey {
  readonly keyId: string;
  /** X25519. */
  readonly privateKey: Bytes;
  /** Ed25519. */
  readonly signSeed: Bytes;
}

/** The half that everybody may have, base64url; a file to bring to the ceremony. */
export interface PublicKeyFile {
  readonly alg: 'wbs1';
  readonly keyId: string;
  readonly pk: string;
  readonly vk: string;
}

const purpose = (keyId: string) => `wbs1/recipient-key/${keyId}`;

/** @param strength of the passphrase's stretching; tests that are about something else take less */
export async function makeRecipientKey({ suite, signing }: Tools, passphrase: string, strength = fullStrength) {
  const pair = await newKeyPair(suite);
  const signSeed = randomBytes(32);
  const verifyKey = await signing.publicKey(signSeed);
  const keyId = await recipientKeyId(pair.publicKey, verifyKey);
  const sealed = await sealSecret(passphrase, purpose(keyId), concat(pair.privateKey, signSeed), strength);
  const shown: PublicKeyFile = { alg: 'wbs1', keyId, pk: toBase64Url(pair.publicKey), vk: toBase64Url(verifyKey) };
  return { shown, sealed, key: { keyId, privateKey: pair.privateKey, signSeed } satisfies UnlockedKey };
}

/** @throws Error for a wrong passphrase, or a sealed key of another id */
export async function unlockRecipientKey(
  passphrase: string,
  { keyId, sealed }: { readonly keyId: string; readonly sealed: SealedSecret }
): Promise<UnlockedKey> {
  const secret = await openSecret(passphrase, purpose(keyId), sealed);
  return { keyId, privateKey: secret.slice(0, 32), signSeed: secret.slice(32, 64) };
}

/** The same key under another passphrase. */
export const resealRecipientKey = (passphrase: string, { keyId, privateKey, signSeed }: UnlockedKey) =>
  sealSecret(passphrase, purpose(keyId), concat(privateKey, signSeed));
