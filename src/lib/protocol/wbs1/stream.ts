import { concat, randomBytes, uint32, utf8, type Bytes } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';

/** Plaintext bytes of a chunk; AES-GCM adds 16. */
export const chunkSize = 64 * 1024;
const prefixLength = 7;

/** What a file is encrypted with; it travels inside the message that brings the file. */
export interface FileKey {
  readonly key: Bytes;
  /** The part of the nonce that all chunks share. */
  readonly prefix: Bytes;
}

export const newFileKey = (): FileKey => ({ key: randomBytes(32), prefix: randomBytes(prefixLength) });

export interface ChunkPlace {
  readonly reportId: string;
  readonly fileId: string;
  /** From 0. */
  readonly number: number;
  readonly last: boolean;
}

/** STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): prefix, counter, last-flag; order and end are bound, so nothing can be cut off. */
const nonce = (prefix: Bytes, { number, last }: ChunkPlace): Bytes =>
  concat(prefix, uint32(number), new Uint8Array([last ? 1 : 0]));

const aad = ({ reportId, fileId }: ChunkPlace): Bytes =>
  concat(utf8('wbs1/file'), canonicalBytes({ reportId, fileId }));

export async function sealChunk({ key, prefix }: FileKey, place: ChunkPlace, plain: Bytes): Promise<Bytes> {
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const algorithm = { name: 'AES-GCM', iv: nonce(prefix, place), additionalData: aad(place) };
  return new Uint8Array(await crypto.subtle.encrypt(algorithm, aes, plain));
}

/** @throws Error for a chunk of another file or place, or one that is not the last where the last is expected */
export async function openChunk({ key, prefix }: FileKey, place: ChunkPlace, chunk: Bytes): Promise<Bytes> {
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  const algorithm = { name: 'AES-GCM', iv: nonce(prefix, place), additionalData: aad(place) };
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, aes, chunk));
}

/** Padmé (Nikitin et al. 2019): at most 12 % more, and only a few sizes an observer can tell apart. @param size in bytes, ≥ 2 */
export function padmeSize(size: number): number {
  if (size < 2) return 2;
  const exponent = Math.floor(Math.log2(size));
  const bits = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** (exponent - bits);
  return Math.ceil(size / step) * step;
}
