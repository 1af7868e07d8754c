import { concat, fromUtf8, uint32, utf8, type Bytes } from './bytes.ts';

const kibibyte = 1024;
/** Sizes a message's plaintext comes in: an observer learns the step, not the length. */
export const paddingSteps = [1, 4, 16, 64, 256].map((size) => size * kibibyte);

/** The step a text of this many bytes is padded to; undefined when it is longer than the largest. */
export function paddedSize(length: number): number | undefined {
  return paddingSteps.find((step) => step >= length + 4);
}

/** Length (4 bytes), text, zeros. @throws RangeError when the text is too long for one message */
export function pad(text: string): Bytes {
  const bytes = utf8(text);
  const size = paddedSize(bytes.length);
  if (size === undefined) throw new RangeError('The text is longer than one message carries');
  return concat(uint32(bytes.length), bytes, new Uint8Array(size - 4 - bytes.length));
}

/** @throws RangeError when the size is no step, the length does not fit it or it ends in anything but zeros */
export function unpad(padded: Bytes): string {
  const length = padded.length >= 4 ? new DataView(padded.buffer, padded.byteOffset).getUint32(0) : -1;
  const isWhole = length >= 0 && paddedSize(length) === padded.length;
  if (!isWhole || padded.subarray(4 + length).some((byte) => byte !== 0)) throw new RangeError('Wrong padding');
  return fromUtf8(padded.subarray(4, 4 + length));
}
