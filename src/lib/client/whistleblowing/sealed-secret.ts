import { argon2id } from 'hash-wasm';
import { normalPassphrase } from '#lib/domain/whistleblowing/passphrase.ts';
import { fromBase64Url, randomBytes, toBase64Url, utf8, type Bytes } from '#lib/protocol/wbs1/bytes.ts';

/** A secret under a passphrase: everything that is needed to open it but the passphrase. Bytes are base64url. */
export interface SealedSecret {
  readonly alg: 'argon2id-aes256gcm';
  /** Of Argon2id: kibibytes, passes. */
  readonly memory: number;
  readonly passes: number;
  readonly salt: string;
  readonly iv: string;
  readonly ct: string;
  readonly [other: string]: string | number;
}

/** What stretching a passphrase costs, as Argon2id counts it: kibibytes, passes. */
export type Strength = Pick<SealedSecret, 'memory' | 'passes'>;

/** RFC 9106 §4, second recommendation: 64 MiB, three passes (whistleblowing.md §8.5). */
export const fullStrength: Strength = { memory: 64 * 1024, passes: 3 };

/** Above it a sealed secret was made to exhaust the reader's memory. */
const mostMemory = 256 * 1024;
const mostPasses = 10;

async function stretched(
  passphrase: string,
  { memory, passes, salt }: { memory: number; passes: number; salt: Bytes }
) {
  const bits = await argon2id({
    password: normalPassphrase(passphrase),
    salt,
    memorySize: memory,
    iterations: passes,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary'
  });
  return crypto.subtle.importKey('raw', new Uint8Array(bits), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/**
 * @param purpose what the secret is; it opens for the same purpose alone
 * @param strength less than the full one only for keys that tests make by the dozen
 */
export async function sealSecret(
  passphrase: string,
  purpose: string,
  secret: Bytes,
  strength = fullStrength
): Promise<SealedSecret> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const key = await stretched(passphrase, { ...strength, salt });
  const ct = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(purpose) }, key, secret);
  return {
    alg: 'argon2id-aes256gcm',
    ...strength,
    salt: toBase64Url(salt),
    iv: toBase64Url(iv),
    ct: toBase64Url(new Uint8Array(ct))
  };
}

/** @throws Error for another passphrase or purpose, or anything changed */
export async function openSecret(passphrase: string, purpose: string, sealed: SealedSecret): Promise<Bytes> {
  const { memory, passes } = sealed;
  const isKnown = sealed.alg === 'argon2id-aes256gcm' && memory <= mostMemory && passes <= mostPasses;
  if (!isKnown) throw new RangeError('Sealed in a way this program does not know');
  const key = await stretched(passphrase, { memory, passes, salt: fromBase64Url(sealed.salt) });
  const algorithm = { name: 'AES-GCM', iv: fromBase64Url(sealed.iv), additionalData: utf8(purpose) };
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, fromBase64Url(sealed.ct)));
}

export function isSealedSecret(value: unknown): value is SealedSecret {
  if (typeof value !== 'object' || value === null) return false;
  const { alg, memory, passes, salt, iv, ct } = value as Record<string, unknown>;
  const texts = [salt, iv, ct].every((part) => typeof part === 'string');
  return alg === 'argon2id-aes256gcm' && typeof memory === 'number' && typeof passes === 'number' && texts;
}

/** A copy of a sealed key that a recipient keeps; undefined for another file. */
export function readLockedCopy(text: string): { readonly keyId: string; readonly sealed: SealedSecret } | undefined {
  try {
    const { what, keyId, sealed } = JSON.parse(text) as { what?: unknown; keyId?: unknown; sealed?: unknown };
    return what === 'locked-key' && typeof keyId === 'string' && isSealedSecret(sealed) ? { keyId, sealed } : undefined;
  } catch {
    return undefined;
  }
}
