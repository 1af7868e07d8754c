const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const fileSignature = 0x04034b50;
const endBytes = 22;
const entryBytes = 46;
const fileBytes = 30;
const longestComment = 0xffff;

/** A file inside a ZIP as its directory describes it. */
export interface OfficeEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Bytes it claims to unpack to. */
  readonly size: number;
  /** As it is stored. */
  readonly packed: Buffer;
}

/**
 * The directory of a ZIP (PKWARE APPNOTE 6.3.10, §4.3), without unpacking anything.
 *
 * @returns undefined when it is damaged, encrypted, cut into volumes or of the 64-bit kind: no office program writes such a file
 * below 10 MiB
 */
export function officeEntries(bytes: Buffer, limit: number): OfficeEntry[] | 'too_many' | undefined {
  const end = endOfDirectory(bytes);
  if (end === undefined) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  if (bytes.readUInt16LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count) return undefined;
  if (count > limit) return 'too_many';
  const entries: OfficeEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + entryBytes > end || bytes.readUInt32LE(at) !== entrySignature) return undefined;
    const entry = readEntry(bytes, at);
    if (!entry) return undefined;
    entries.push(entry);
    at += entryBytes + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  // Entries behind the counted ones would be seen by some programs and not by this one.
  return at === end ? entries : undefined;
}

function endOfDirectory(bytes: Buffer): number | undefined {
  for (let at = bytes.length - endBytes; at >= Math.max(0, bytes.length - endBytes - longestComment); at -= 1) {
    const found = bytes.readUInt32LE(at) === endSignature;
    if (found && at + endBytes + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  }
  return undefined;
}

function readEntry(bytes: Buffer, at: number): OfficeEntry | undefined {
  const encrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
  const packedSize = bytes.readUInt32LE(at + 20);
  const file = bytes.readUInt32LE(at + 42);
  if (encrypted || file + fileBytes > bytes.length || bytes.readUInt32LE(file) !== fileSignature) return undefined;
  const start = file + fileBytes + bytes.readUInt16LE(file + 26) + bytes.readUInt16LE(file + 28);
  if (start + packedSize > bytes.length) return undefined;
  const nameLength = bytes.readUInt16LE(at + 28);
  return {
    name: bytes.toString('utf8', at + entryBytes, at + entryBytes + nameLength),
    method: bytes.readUInt16LE(at + 10),
    size: bytes.readUInt32LE(at + 24),
    packed: bytes.subarray(start, start + packedSize)
  };
}
