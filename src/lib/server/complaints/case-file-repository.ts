import { and, asc, eq } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import { complaintAttachments } from '#lib/server/db/schema/complaints.ts';
import { isRowId } from './row-id.ts';

type Row = typeof complaintAttachments.$inferSelect;

export async function insertAttachment(tx: Queryable, row: typeof complaintAttachments.$inferInsert): Promise<void> {
  await tx.insert(complaintAttachments).values(row);
}

/** Without their bytes. */
export async function listAttachments(db: Queryable, complaintId: string): Promise<Omit<Row, 'content'>[]> {
  const { id, messageId, name, mediaType, size, cleaned, addedAt } = complaintAttachments;
  return db
    .select({ id, complaintId: complaintAttachments.complaintId, messageId, name, mediaType, size, cleaned, addedAt })
    .from(complaintAttachments)
    .where(eq(complaintAttachments.complaintId, complaintId))
    .orderBy(asc(addedAt), asc(id));
}

export async function findAttachment(db: Queryable, complaintId: string, id: string): Promise<Row | undefined> {
  if (!isRowId(id)) return undefined;
  const [row] = await db
    .select()
    .from(complaintAttachments)
    .where(and(eq(complaintAttachments.id, id), eq(complaintAttachments.complaintId, complaintId)));
  return row;
}
