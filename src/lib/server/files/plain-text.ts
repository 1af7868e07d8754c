const controls = /[^\P{Cc}\t\n\f\r]/u;

/** Line feeds of chats and notes, in the encodings editors write: UTF-8, UTF-16 with its mark, else a page of Windows. */
const encodings: readonly (readonly [string, (bytes: Buffer) => boolean])[] = [
  ['utf-16le', (bytes) => bytes[0] === 0xff && bytes[1] === 0xfe],
  ['utf-16be', (bytes) => bytes[0] === 0xfe && bytes[1] === 0xff],
  ['utf-8', () => true],
  ['windows-1252', () => true]
];

/** Whether the bytes are text and nothing else: no controls but line ends and tabs. */
export function isPlainText(bytes: Buffer): boolean {
  const found = encodings.find(([encoding, fits]) => fits(bytes) && decoded(bytes, encoding) !== undefined);
  const text = found && decoded(bytes, found[0]);
  return text !== undefined && !controls.test(text);
}

function decoded(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
