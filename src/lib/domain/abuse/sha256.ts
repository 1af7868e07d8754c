const blockBytes = 64;
const lengthBytes = 8;

/** First 32 bits of a root's fraction, as FIPS 180-4 takes them. */
const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0;

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}

const roundConstants = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const startState = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

const rotated = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 bytes. Synchronous, and in browsers on plain HTTP, where `crypto.subtle` does not exist.
 * Not for secrets: its time depends on nothing, but nothing checks that.
 */
export function sha256(text: string): Uint8Array {
  const blocks = padded(new TextEncoder().encode(text));
  const state = Int32Array.from(startState);
  const schedule = new Int32Array(64);
  for (let at = 0; at < blocks.byteLength; at += blockBytes) compress(state, schedule, blocks, at);
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => digest.setInt32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

function padded(bytes: Uint8Array): DataView {
  const size = Math.ceil((bytes.length + 1 + lengthBytes) / blockBytes) * blockBytes;
  const blocks = new Uint8Array(size);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(size - 4, bytes.length * 8);
  return view;
}

function compress(state: Int32Array, schedule: Int32Array, blocks: DataView, at: number): void {
  const w = (index: number) => schedule[index] ?? 0;
  for (let t = 0; t < 16; t += 1) schedule[t] = blocks.getInt32(at + t * 4);
  for (let t = 16; t < 64; t += 1) {
    const low = rotated(w(t - 15), 7) ^ rotated(w(t - 15), 18) ^ (w(t - 15) >>> 3);
    const high = rotated(w(t - 2), 17) ^ rotated(w(t - 2), 19) ^ (w(t - 2) >>> 10);
    schedule[t] = w(t - 16) + low + w(t - 7) + high;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t += 1) {
    const sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const one = (h + sum1 + ((e & f) ^ (~e & g)) + (roundConstants[t] ?? 0) + w(t)) | 0;
    const sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const two = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = ((state[index] ?? 0) + word) | 0));
}
