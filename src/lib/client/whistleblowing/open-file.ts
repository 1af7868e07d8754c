import type { LetterFile } from '#lib/domain/whistleblowing/letter.ts';
import { concat, fromBase64Url, type Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { openChunk } from '#lib/protocol/wbs1/stream.ts';
import { chunkCount } from '#lib/protocol/wbs1/upload.ts';

/**
 * Opens a file chunk by chunk and takes the padding off.
 *
 * @param sealedSize sealed bytes in all, as the server announced them
 * @throws Error for a chunk that was changed, moved, left out or added
 */
export async function openFile(
  file: LetterFile,
  { reportId, sealedSize }: { readonly reportId: string; readonly sealedSize: number },
  fetchChunk: (number: number) => Promise<Bytes>
): Promise<Bytes> {
  const key = { key: fromBase64Url(file.key), prefix: fromBase64Url(file.prefix) };
  const count = chunkCount(sealedSize);
  const opened: Bytes[] = [];
  for (let number = 0; number < count; number += 1) {
    const place = { reportId, fileId: file.fileId, number, last: number === count - 1 };
    opened.push(await openChunk(key, place, await fetchChunk(number)));
  }
  const whole = concat(...opened);
  if (whole.length < file.size) throw new RangeError('The file is shorter than it says');
  return whole.slice(0, file.size);
}

/** A name that is safe on every disk: no folders, no signs that turn text round, and an ending that opens nothing by itself. */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{C}<>:"|?*]/gu, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  return plain.slice(-100) || 'lampiran';
}
