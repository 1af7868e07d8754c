import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { AttachmentRefusal } from '#lib/domain/files/attachment-budget.ts';
import { chunkBytes, chunkCount, type ChunkUpload } from '#lib/protocol/wbs1/upload.ts';
import { settingsOn } from '#lib/server/settings/service.ts';
import { asReporter } from './access-repository.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { findArrivedFiles, findMailboxFile, hasSameChunk, insertChunk, listStoredChunks } from './file-repository.ts';
import { takeBytes } from './flood.ts';
import { isMailboxSafe, requireSafeMailbox } from './gate.ts';

export type ChunkOutcome =
  | { readonly status: 'created' | 'again' | 'unknown' | 'closed' }
  | { readonly status: 'conflict'; readonly problem: 'other_content' }
  | { readonly status: 'invalid'; readonly problem: 'place' | 'size' }
  | { readonly status: 'refused'; readonly problem: AttachmentRefusal };

/**
 * Keeps one chunk of a file that a message of the code's report announced. Chunks come in any order, and again; bytes have a
 * budget, texts have none.
 */
export async function storeChunk(
  deps: WhistleblowingDependencies,
  { lookup, fileId, number, chunk }: ChunkUpload
): Promise<ChunkOutcome> {
  if (!(await isMailboxSafe(deps))) return { status: 'closed' };
  const settings = await settingsOn(deps.db, officeDateAt(deps.now()));
  const [lookupHash, id, bytes] = [
    createHash('sha256').update(lookup).digest(),
    Buffer.from(fileId),
    Buffer.from(chunk)
  ];
  return asReporter(deps.db, async (tx): Promise<ChunkOutcome> => {
    const place = { lookupHash, fileId: id, number };
    const file = await findMailboxFile(tx, lookupHash, id);
    if (!file) return { status: 'unknown' };
    if (number >= chunkCount(file.size)) return { status: 'invalid', problem: 'place' };
    if (bytes.length !== chunkBytes(file.size, number)) return { status: 'invalid', problem: 'size' };
    if (await hasSameChunk(tx, place, bytes)) return { status: 'again' };
    const refusal = await takeBytes(deps, tx, settings, bytes.length);
    if (refusal) return { status: 'refused', problem: refusal };
    if (await insertChunk(tx, id, number, bytes)) return { status: 'created' };
    return (await hasSameChunk(tx, place, bytes))
      ? { status: 'again' }
      : { status: 'conflict', problem: 'other_content' };
  });
}

/** Numbers named in one answer. */
const mostMissing = 200;

/**
 * The first chunks of a file that have not arrived; undefined when the code's report has no such file.
 *
 * @throws DomainError `forbidden` while a mailbox may not be used
 */
export async function missingChunks(
  deps: Pick<WhistleblowingDependencies, 'db' | 'config'>,
  { lookup, fileId }: { readonly lookup: string; readonly fileId: string }
): Promise<number[] | undefined> {
  const lookupHash = createHash('sha256').update(Buffer.from(lookup, 'base64url')).digest();
  const id = Buffer.from(fileId, 'base64url');
  await requireSafeMailbox(deps);
  return asReporter(deps.db, async (tx) => {
    const file = await findMailboxFile(tx, lookupHash, id);
    if (!file) return undefined;
    const stored = new Set(await listStoredChunks(tx, lookupHash, id));
    return Array.from({ length: chunkCount(file.size) }, (_, number) => number)
      .filter((number) => !stored.has(number))
      .slice(0, mostMissing);
  });
}

/** Milliseconds in which at least one chunk of a file that is still being stored comes. */
const betweenLooks = 1000;

/**
 * Files of one of the code's messages that have come whole. While more of them comes (a form was pressed twice), it waits.
 *
 * @param seq the message's number
 * @param announced how many it brings
 * @throws DomainError `forbidden` while a mailbox may not be used
 */
export async function arrivedFiles(
  deps: Pick<WhistleblowingDependencies, 'db' | 'config'>,
  { lookup, seq, announced }: { readonly lookup: string; readonly seq: number; readonly announced: number }
): Promise<number> {
  if (announced === 0) return 0;
  const lookupHash = createHash('sha256').update(Buffer.from(lookup, 'base64url')).digest();
  await requireSafeMailbox(deps);
  for (let before = -1; ; await pause(betweenLooks)) {
    const { whole, bytes } = await asReporter(deps.db, (tx) => findArrivedFiles(tx, lookupHash, seq));
    if (whole >= announced || bytes === before) return whole;
    before = bytes;
  }
}
