import { concat, type Bytes } from '#lib/protocol/wbs1/bytes.ts';

/** What became of a picture: without what it told of place, time and device, or not one we can read. */
export type Stripped = { readonly bytes: Bytes; readonly removed: number } | undefined;

/**
 * Takes everything but the picture out of a JPEG, PNG or WebP file by copying its parts: no canvas, which some browsers answer
 * with noise (whistleblowing.md §8.0.13). What stands behind the picture goes, too. Undefined for any other, and for a broken one.
 */
export function stripMetadata(bytes: Bytes): Stripped {
  const cleaned = startsWith(bytes, 0, [0xff, 0xd8, 0xff])
    ? jpeg(bytes)
    : startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
      ? png(bytes)
      : text(bytes, 0) === 'RIFF' && text(bytes, 8) === 'WEBP'
        ? webp(bytes)
        : undefined;
  return cleaned && { bytes: cleaned, removed: bytes.length - cleaned.length };
}

const startsWith = (bytes: Bytes, at: number, signs: readonly number[]) =>
  signs.every((sign, index) => bytes[at + index] === sign);
const text = (bytes: Bytes, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
const view = (bytes: Bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Exif with nothing in it but the side that is up, or none where the picture stands upright already. */
function uprightOnly(orientation: number): Bytes {
  if (orientation < 2 || orientation > 8) return new Uint8Array();
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return new Uint8Array([0xff, 0xe1, 0, 8 + tiff.length, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]);
}

function orientationOf(segment: Bytes): number {
  if (text(segment, 0) !== 'Exif' || segment.length < 14) return 0;
  const tiff = view(segment.subarray(6));
  const little = tiff.getUint16(0) === 0x4949;
  const start = tiff.getUint32(4, little);
  if (start + 2 > tiff.byteLength) return 0;
  const entries = tiff.getUint16(start, little);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = start + 2 + entry * 12;
    if (at + 12 > tiff.byteLength) return 0;
    if (tiff.getUint16(at, little) === 0x0112) return tiff.getUint16(at + 8, little);
  }
  return 0;
}

/** Tables, frames and scans stay, and Adobe's mark of the colours; every other APPn and every comment goes. */
function jpeg(bytes: Bytes): Bytes | undefined {
  const kept: Uint8Array[] = [];
  let [at, orientation] = [2, 0];
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) break;
    const length = view(bytes).getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    if (marker === 0xe1) orientation = orientationOf(bytes.subarray(at + 4, end)) || orientation;
    const isTold = (marker >= 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;
    if (!isTold) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker !== 0xda) continue;
    const scanEnd = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, scanEnd));
    at = scanEnd;
  }
  const hasPicture = kept.some((segment) => segment[1] === 0xda);
  if (!hasPicture) return undefined;
  const [start, stop] = [new Uint8Array([0xff, 0xd8]), new Uint8Array([0xff, 0xd9])];
  return concat(start, uprightOnly(orientation), ...kept, stop);
}

/** The next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Bytes, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

const pngParts = new Set(['IHDR', 'PLTE', 'tRNS', 'sRGB', 'gAMA', 'IDAT', 'IEND']);

function png(bytes: Bytes): Bytes | undefined {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view(bytes).getUint32(at);
    if (end > bytes.length) return undefined;
    const name = text(bytes, at + 4);
    if (pngParts.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return concat(...kept);
    at = end;
  }
  return undefined;
}

const webpParts = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']);
/** In VP8X: there is a colour profile, Exif, XMP. */
const toldFlags = 0x20 | 0x08 | 0x04;

function webp(bytes: Bytes): Bytes | undefined {
  const kept: Uint8Array[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view(bytes).getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (end > bytes.length) return undefined;
    const name = text(bytes, at);
    const part = bytes.slice(at, end);
    if (name === 'VP8X') part[8] = (part[8] ?? 0) & ~toldFlags;
    if (webpParts.has(name)) kept.push(part);
    at = end;
  }
  if (kept.length === 0) return undefined;
  const body = concat(new Uint8Array([0x57, 0x45, 0x42, 0x50]), ...kept);
  const head = new Uint8Array([0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0]);
  view(head).setUint32(4, body.length, true);
  return concat(head, body);
}
