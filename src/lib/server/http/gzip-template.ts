import { constants, crc32, deflateRawSync } from 'node:zlib';

const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
/** Ends on a byte and refers to nothing before it, so that pieces may follow each other in one stream (RFC 1951 §3.2.3). */
const open = { finishFlush: constants.Z_FULL_FLUSH };

/**
 * A text of which a few places differ each time: what stays the same is deflated once, and each gzip stream (RFC 1952) is put
 * together from the pieces.
 *
 * @param marks each stands in the text once
 * @returns makes the gzip stream with `values` in the marks' places; both have the same order as the marks stand in the text
 */
export function gzipTemplate(text: string, marks: readonly string[]): (values: readonly string[]) => Buffer {
  const pieces: Buffer[] = [];
  let rest = text;
  for (const mark of marks) {
    const at = rest.indexOf(mark);
    if (at < 0) throw new Error(`The text lacks ${mark} after the marks before it`);
    pieces.push(Buffer.from(rest.slice(0, at)));
    rest = rest.slice(at + mark.length);
  }
  const last = Buffer.from(rest);
  const deflated = pieces.map((piece) => deflateRawSync(piece, open));
  const deflatedLast = deflateRawSync(last);

  return (values) => {
    const body: Buffer[] = [header];
    let check = 0;
    let size = last.length;
    for (const [index, piece] of pieces.entries()) {
      const value = Buffer.from(values[index] ?? '');
      body.push(deflated[index] ?? Buffer.alloc(0), deflateRawSync(value, open));
      check = crc32(value, crc32(piece, check));
      size += piece.length + value.length;
    }
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(crc32(last, check), 0);
    trailer.writeUInt32LE(size % 2 ** 32, 4);
    return Buffer.concat([...body, deflatedLast, trailer]);
  };
}
