import { combine, split } from 'shamir-secret-sharing';
import { concat, randomBytes, sameBytes, sha256, toBase64Url, utf8, type Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { recipientKeyId } from '#lib/protocol/wbs1/key-list.ts';
import { keyPairFrom, type KeyPair } from '#lib/protocol/wbs1/suite.ts';
import type { PublicKeyFile, Tools } from '../recipient-keys.ts';

/**
 * The key in three sealed envelopes, of which two open it (Shamir 2-of-3 over GF(256), by the audited `shamir-secret-sharing`). One
 * envelope alone tells nothing.
 */
export interface RecoveryKey {
  readonly shown: PublicKeyFile;
  readonly pair: KeyPair;
}

export const shareCount = 3;
export const sharesNeeded = 2;

/** 0 and 1 for O, I and L, as everybody reads them (Crockford). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const seedBytes = 32;
/** Share as the library makes it (the seed's length and its place), and its check. */
const shareBytes = seedBytes + 1;
const checkBytes = 4;
const typedLength = Math.ceil(((shareBytes + checkBytes) * 8) / 5);

export async function recoveryKeyOf({ suite, signing }: Tools, seed: Bytes): Promise<RecoveryKey> {
  const pair = await keyPairFrom(suite, await sha256(concat(utf8('wbs1/recovery-kem'), seed)));
  const verifyKey = await signing.publicKey(await sha256(concat(utf8('wbs1/recovery-sign'), seed)));
  const keyId = await recipientKeyId(pair.publicKey, verifyKey);
  return { pair, shown: { alg: 'wbs1', keyId, pk: toBase64Url(pair.publicKey), vk: toBase64Url(verifyKey) } };
}

/** @returns the key and its three shares, each to be printed once and kept apart */
export async function makeRecoveryKey(tools: Tools): Promise<{ key: RecoveryKey; shares: readonly string[] }> {
  const seed = randomBytes(seedBytes);
  const key = await recoveryKeyOf(tools, seed);
  const parts = await split(seed, shareCount, sharesNeeded);
  return { key, shares: await Promise.all(parts.map((part) => writeShare(key.shown.keyId, new Uint8Array(part)))) };
}

/** Bound to the key, so that shares of two ceremonies are not mixed up. */
const checkOf = async (keyId: string, share: Bytes): Promise<Bytes> =>
  (await sha256(concat(utf8(`wbs1/share/${keyId}`), share))).slice(0, checkBytes);

async function writeShare(keyId: string, share: Bytes): Promise<string> {
  const bytes = concat(share, await checkOf(keyId, share));
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const signs = Array.from({ length: typedLength }, (_, index) => letters[Number((bits >> BigInt(5 * index)) & 31n)]);
  return (signs.join('').match(/.{1,5}/g) ?? []).join('-');
}

/** Undefined when it was mistyped, or is a share of another key. Forgives case, blanks, O for 0, I and L for 1. */
export async function readShare(keyId: string, typed: string): Promise<Bytes | undefined> {
  const signs = typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
  const values = Array.from(signs, (sign) => letters.indexOf(sign));
  if (values.length !== typedLength || values.includes(-1)) return undefined;
  let bits = values.reduceRight((all, value) => (all << 5n) | BigInt(value), 0n);
  const bytes = new Uint8Array(shareBytes + checkBytes);
  for (let at = bytes.length - 1; at >= 0; at -= 1) {
    bytes[at] = Number(bits & 255n);
    bits >>= 8n;
  }
  const share = bytes.slice(0, shareBytes);
  return bits === 0n && sameBytes(bytes.slice(shareBytes), await checkOf(keyId, share)) ? share : undefined;
}

/** @throws Error unless two different shares of this very key are given */
export async function combineShares(tools: Tools, keyId: string, typed: readonly string[]): Promise<RecoveryKey> {
  const shares = await Promise.all(typed.map((one) => readShare(keyId, one)));
  const good = shares.filter((share) => share !== undefined);
  if (good.length < sharesNeeded || good.length < typed.length) throw new Error('A share is wrong');
  const key = await recoveryKeyOf(tools, new Uint8Array(await combine(good)));
  if (key.shown.keyId !== keyId) throw new Error('The shares make another key');
  return key;
}
