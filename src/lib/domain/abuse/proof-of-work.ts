import { sha256 } from './sha256.ts';

/** What is hashed: short enough for one block, so that a try costs the same for everybody. */
export function workText(nonce: string, counter: number): string {
  return `${nonce}.${counter}`;
}

/** Zero bits a hash begins with. */
export function leadingZeroBits(digest: Uint8Array): number {
  const first = digest.findIndex((byte) => byte !== 0);
  if (first < 0) return digest.length * 8;
  return first * 8 + Math.clz32(digest[first] ?? 0) - 24;
}

/**
 * The first counter from `from` on, among `tries`, whose hash begins with so many zero bits; undefined when there is none.
 */
export function findProof(nonce: string, bits: number, from: number, tries: number): number | undefined {
  for (let counter = from; counter < from + tries; counter += 1) {
    if (leadingZeroBits(sha256(workText(nonce, counter))) >= bits) return counter;
  }
  return undefined;
}
