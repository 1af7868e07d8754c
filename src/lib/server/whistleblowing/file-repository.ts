import { and, eq, sql } from 'drizzle-orm';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { wbsChunks, wbsFiles } from '#lib/server/db/schema/whistleblowing.ts';

export interface MailboxFile {
  readonly size: number;
}

/** A file of the report that the lookup opens, for its reporter. */
export async function findMailboxFile(
  tx: Queryable,
  lookupHash: Buffer,
  fileId: Buffer
): Promise<MailboxFile | undefined> {
  const [row] = await tx.execute<{ size: number }>(sql`select size from wbs.mailbox_file(${lookupHash}, ${fileId})`);
  return row;
}

export async function listStoredChunks(tx: Queryable, lookupHash: Buffer, fileId: Buffer): Promise<number[]> {
  const rows = await tx.execute<{ number: number }>(
    sql`select number from wbs.stored_chunks(${lookupHash}, ${fileId})`
  );
  return rows.map(({ number }) => number);
}

/** How much of one message's files has come. */
export interface ArrivedFiles {
  readonly whole: number;
  /** Of all of them. */
  readonly bytes: number;
}

/** @param seq the message's number */
export async function findArrivedFiles(tx: Queryable, lookupHash: Buffer, seq: number): Promise<ArrivedFiles> {
  const [row] = await tx.execute(sql`select whole, bytes from wbs.arrived_files(${lookupHash}, ${seq}::integer)`);
  return (row as ArrivedFiles | undefined) ?? { whole: 0, bytes: 0 };
}

export async function hasSameChunk(
  tx: Queryable,
  { lookupHash, fileId, number }: { readonly lookupHash: Buffer; readonly fileId: Buffer; readonly number: number },
  bytes: Buffer
): Promise<boolean> {
  const [row] = await tx.execute<{ same: boolean }>(
    sql`select wbs.same_chunk(${lookupHash}, ${fileId}, ${number}, ${bytes}) as same`
  );
  return row?.same === true;
}

/** @returns false when the place is taken */
export async function insertChunk(tx: Queryable, fileId: Buffer, number: number, bytes: Buffer): Promise<boolean> {
  const result = await tx.execute(
    sql`insert into ${wbsChunks} (file_id, number, bytes) values (${fileId}, ${number}, ${bytes}) on conflict do nothing`
  );
  return (result as unknown as { count: number }).count > 0;
}

/** For a recipient: row security shows the chunks of reports they hold. */
export async function findChunk(tx: Queryable, fileId: Buffer, number: number): Promise<Buffer | undefined> {
  const [row] = await tx
    .select({ bytes: wbsChunks.bytes })
    .from(wbsChunks)
    .where(and(eq(wbsChunks.fileId, fileId), eq(wbsChunks.number, number)));
  return row?.bytes;
}

/** Files announced before the day of which not all has arrived. */
export async function deleteIncompleteFiles(db: Queryable, before: OfficeDate): Promise<number> {
  const rows = await db.execute(sql`
    delete from ${wbsFiles} f where f.announced_on < ${before}
      and f.size > (select coalesce(sum(octet_length(c.bytes)), 0) from ${wbsChunks} c where c.file_id = f.id)
    returning f.id`);
  return rows.length;
}
