import { fromBase64Url, randomBytes, toBase64Url, type Bytes } from './bytes.ts';
import { chunkSize, newFileKey, padmeSize, sealChunk } from './stream.ts';
import { chunkCount, encodeUpload, sealedSize } from './upload.ts';

/** A file on its way: what the message says of it, and its chunks as they are sent. */
export interface OutgoingFile {
  readonly fileId: string;
  /** base64url; for the message that brings the file, and for nobody else. */
  readonly key: string;
  readonly prefix: string;
  /** Bytes before padding. */
  readonly size: number;
  /** Bytes of all chunks together. */
  readonly sealedBytes: number;
  readonly chunks: number;
  /** The body of the request that sends one chunk. @param lookup base64url */
  readonly upload: (number: number, lookup: string) => Promise<Bytes>;
}

/** Pads a file and gets it ready to be sealed chunk by chunk: never more than one chunk stands in memory twice. */
export function outgoingFile(reportId: string, bytes: Bytes): OutgoingFile {
  const fileKey = newFileKey();
  const id = randomBytes(16);
  const fileId = toBase64Url(id);
  const padded = padmeSize(bytes.length);
  const sealedBytes = sealedSize(padded);
  const chunks = chunkCount(sealedBytes);
  const plain = (number: number): Bytes => {
    const chunk = new Uint8Array(Math.min(chunkSize, padded - number * chunkSize));
    chunk.set(bytes.subarray(number * chunkSize, number * chunkSize + chunk.length));
    return chunk;
  };
  return {
    fileId,
    key: toBase64Url(fileKey.key),
    prefix: toBase64Url(fileKey.prefix),
    size: bytes.length,
    sealedBytes,
    chunks,
    upload: async (number, lookup) => {
      const place = { reportId, fileId, number, last: number === chunks - 1 };
      const chunk = await sealChunk(fileKey, place, plain(number));
      return encodeUpload({ lookup: fromBase64Url(lookup), fileId: id, number, chunk });
    }
  };
}
