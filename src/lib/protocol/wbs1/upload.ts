import { concat, uint32, type Bytes } from './bytes.ts';
import { chunkSize } from './stream.ts';

/** One chunk of a file on its way, as the body of a request: nothing of it stands in an address or a header. */
export interface ChunkUpload {
  /** 32 bytes; says whose report the file belongs to. */
  readonly lookup: Bytes;
  /** 16 bytes. */
  readonly fileId: Bytes;
  /** From 0. */
  readonly number: number;
  /** As `sealChunk` made it. */
  readonly chunk: Bytes;
}

const lookupBytes = 32;
const fileIdBytes = 16;
const headBytes = lookupBytes + fileIdBytes + 4;
/** AES-GCM's tag. */
const tagBytes = 16;

export const sealedChunkSize = chunkSize + tagBytes;
export const largestUpload = headBytes + sealedChunkSize;

export const encodeUpload = ({ lookup, fileId, number, chunk }: ChunkUpload): Bytes =>
  concat(lookup, fileId, uint32(number), chunk);

/** Undefined for what is too short or too long to be one. */
export function decodeUpload(body: Bytes): ChunkUpload | undefined {
  if (body.length <= headBytes + tagBytes || body.length > largestUpload) return undefined;
  return {
    lookup: body.slice(0, lookupBytes),
    fileId: body.slice(lookupBytes, lookupBytes + fileIdBytes),
    number: new DataView(body.buffer, body.byteOffset).getUint32(lookupBytes + fileIdBytes),
    chunk: body.slice(headBytes)
  };
}

/** Chunks a file of so many sealed bytes has. */
export const chunkCount = (sealedBytes: number): number => Math.ceil(sealedBytes / sealedChunkSize);

/** Sealed bytes of one of its chunks; all but the last are full. */
export function chunkBytes(sealedBytes: number, number: number): number {
  return Math.min(sealedChunkSize, sealedBytes - number * sealedChunkSize);
}

/** Sealed bytes of a padded file. */
export const sealedSize = (paddedBytes: number): number => paddedBytes + Math.ceil(paddedBytes / chunkSize) * tagBytes;
