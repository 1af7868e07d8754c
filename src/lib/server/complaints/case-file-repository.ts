import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import { complaintAttachments } from '#lib/server/db/schema/complaints.ts';
import { isRowId } from './row-id.ts';

type Row = typeof complaintAttachments.$inferSelect;

/** Any number of its own: the same in every process, so that files kept at the same moment see each other's bytes. */
const filesLock = 7_730_041;

/** Until the transaction ends. */
export async function lockForFiles(tx: Queryable): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${filesLock})`);
}

/** Bytes of the files that came after that moment. */
export async function bytesSince(db: Queryable, moment: Date): Promise<number> {
  const [row] = await db
    .select({ bytes: sql<string>`coalesce(sum(${complaintAttachments.size}), 0)` })
    .from(complaintAttachments)
    .where(gt(complaintAttachments.addedAt, moment));
  return Number(row?.bytes ?? 0);
}

export async function databaseBytes(db: Queryable): Promise<number> {
  const [row] = await db.execute<{ bytes: string }>(sql`select pg_database_size(current_database()) as bytes`);
  return Number(row?.bytes ?? 0);
}

export async function insertAttachment(tx: Queryable, row: typeof complaintAttachments.$inferInsert): Promise<void> {
  await tx.insert(complaintAttachments).values(row);
}

/** Without their bytes, and without what was taken from sight. */
export async function listAttachments(
  db: Queryable,
  complaintId: string
): Promise<Omit<Row, 'content' | 'withdrawnOn'>[]> {
  const { id, messageId, name, mediaType, size, cleaned, addedAt } = complaintAttachments;
  return db
    .select({ id, complaintId: complaintAttachments.complaintId, messageId, name, mediaType, size, cleaned, addedAt })
    .from(complaintAttachments)
    .where(and(eq(complaintAttachments.complaintId, complaintId), isNull(complaintAttachments.withdrawnOn)))
    .orderBy(asc(addedAt), asc(id));
}

/** Those that came with a message, what was taken from sight among them. */
export async function listMessageFiles(db: Queryable, messageId: string): Promise<Pick<Row, 'id' | 'name' | 'size'>[]> {
  const { id, name, size } = complaintAttachments;
  return db.select({ id, name, size }).from(complaintAttachments).where(eq(complaintAttachments.messageId, messageId));
}

/** Undefined also for one that was taken from sight. */
export async function findAttachment(db: Queryable, complaintId: string, id: string): Promise<Row | undefined> {
  if (!isRowId(id)) return undefined;
  const [row] = await db.select().from(complaintAttachments).where(shownFile(complaintId, id));
  return row;
}

const shownFile = (complaintId: string, id: string) =>
  and(
    eq(complaintAttachments.id, id),
    eq(complaintAttachments.complaintId, complaintId),
    isNull(complaintAttachments.withdrawnOn)
  );

/** @returns false when the case shows no such file */
export async function withdrawAttachmentRow(
  tx: Queryable,
  { complaintId, id, on }: { complaintId: string; id: string; on: string }
): Promise<boolean> {
  if (!isRowId(id)) return false;
  const rows = await tx
    .update(complaintAttachments)
    .set({ withdrawnOn: on })
    .where(shownFile(complaintId, id))
    .returning({ id: complaintAttachments.id });
  return rows.length > 0;
}
