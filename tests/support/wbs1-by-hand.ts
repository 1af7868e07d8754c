import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  verify
} from 'node:crypto';

/*
 * The cryptography that docs/security/protocol.md names, by Node's own library and RFC 9180's text, and by nothing of the product's: so that
 * the page is checked, not the program against itself.
 */

export const utf8 = (text: string): Buffer => Buffer.from(text);
export const joined = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts);
export const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sha256')
    .update(joined(...parts))
    .digest();

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export const framed = (...parts: readonly Uint8Array[]): Buffer =>
  joined(...parts.flatMap((part) => [u32(part.length), part]));

const extract = (salt: Uint8Array, secret: Uint8Array): Buffer => createHmac('sha256', salt).update(secret).digest();
/** At most 32 bytes. */
const expand = (key: Uint8Array, info: Uint8Array, length: number): Buffer =>
  createHmac('sha256', key)
    .update(joined(info, Buffer.of(1)))
    .digest()
    .subarray(0, length);

/** HKDF-SHA-256 of RFC 5869, 32 bytes. */
export const hkdf = (secret: Uint8Array, salt: Uint8Array, info: string): Buffer =>
  expand(extract(salt, secret), utf8(info), 32);

/** RFC 8410: what stands before the 32 bytes of a key. */
const privateHead = (curve: number): Buffer =>
  Buffer.from(`302e020100300506032b65${curve.toString(16)}04220420`, 'hex');
const publicHead = (curve: number): Buffer => Buffer.from(`302a300506032b65${curve.toString(16)}032100`, 'hex');
const [x25519, ed25519] = [0x6e, 0x70];

const privateKey = (curve: number, bytes: Uint8Array) =>
  createPrivateKey({ key: joined(privateHead(curve), bytes), format: 'der', type: 'pkcs8' });
const publicKey = (curve: number, bytes: Uint8Array) =>
  createPublicKey({ key: joined(publicHead(curve), bytes), format: 'der', type: 'spki' });
const publicBytes = (curve: number, bytes: Uint8Array): Buffer =>
  createPublicKey(privateKey(curve, bytes)).export({ format: 'der', type: 'spki' }).subarray(-32);

export const exchangeKeyOf = (bytes: Uint8Array): Buffer => publicBytes(x25519, bytes);
export const verifyKeyOf = (seed: Uint8Array): Buffer => publicBytes(ed25519, seed);
export const isSigned = (key: Uint8Array, statement: Uint8Array, signature: Uint8Array): boolean =>
  verify(null, statement, publicKey(ed25519, key), signature);

/** AES-256-GCM; the tag stands behind. @throws Error for anything changed */
export function aesOpen(key: Uint8Array, iv: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(aad).setAuthTag(sealed.slice(-16));
  return joined(cipher.update(sealed.slice(0, -16)), cipher.final());
}

/** RFC 9180 §4: the labels of one suite. */
const labelled = (suite: Buffer) => ({
  extract: (salt: Uint8Array, label: string, secret: Uint8Array) =>
    extract(salt, joined(utf8('HPKE-v1'), suite, utf8(label), secret)),
  expand: (key: Uint8Array, label: string, info: Uint8Array, length: number) =>
    expand(key, joined(Buffer.of(0, length), utf8('HPKE-v1'), suite, utf8(label), info), length)
});
/** DHKEM(X25519, HKDF-SHA256); the same with HKDF-SHA256 and AES-256-GCM. */
const kem = labelled(joined(utf8('KEM'), Buffer.of(0, 0x20)));
const hpke = labelled(joined(utf8('HPKE'), Buffer.of(0, 0x20, 0, 1, 0, 2)));
const none = Buffer.alloc(0);

/** DeriveKeyPair of RFC 9180 §7.1.3. @returns the private key */
export const derivedKey = (seed: Uint8Array): Buffer => kem.expand(kem.extract(none, 'dkp_prk', seed), 'sk', none, 32);

/** Base mode, one message. @throws Error for anything changed */
export function hpkeOpen(
  key: Uint8Array,
  { info, aad, enc, ct }: { info: string; aad: Uint8Array; enc: Uint8Array; ct: Uint8Array }
): Buffer {
  const dh = diffieHellman({ privateKey: privateKey(x25519, key), publicKey: publicKey(x25519, enc) });
  const context = joined(enc, exchangeKeyOf(key));
  const shared = kem.expand(kem.extract(none, 'eae_prk', dh), 'shared_secret', context, 32);
  const hashes = [hpke.extract(none, 'psk_id_hash', none), hpke.extract(none, 'info_hash', utf8(info))];
  const schedule = joined(Buffer.of(0), ...hashes);
  const secret = hpke.extract(shared, 'secret', none);
  const [aes, nonce] = [hpke.expand(secret, 'key', schedule, 32), hpke.expand(secret, 'base_nonce', schedule, 12)];
  return aesOpen(aes, nonce, aad, ct);
}
