import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import { complaintAttachments, complaintMessages } from '#lib/server/db/schema/complaints.ts';
import { isRowId } from './row-id.ts';

export type Message = typeof complaintMessages.$inferSelect;
export type NewMessage = typeof complaintMessages.$inferInsert;

/** @returns false when a message with this id is there already */
export async function insertMessage(tx: Queryable, message: NewMessage): Promise<boolean> {
  const rows = await tx
    .insert(complaintMessages)
    .values(message)
    .onConflictDoNothing({ target: complaintMessages.id })
    .returning({ id: complaintMessages.id });
  return rows.length > 0;
}

export async function findMessage(db: Queryable, id: string): Promise<Message | undefined> {
  if (!isRowId(id)) return undefined;
  const [row] = await db.select().from(complaintMessages).where(eq(complaintMessages.id, id));
  return row;
}

/** Oldest first, the office's notes among them. */
export async function listMessages(db: Queryable, complaintId: string): Promise<Message[]> {
  return db
    .select()
    .from(complaintMessages)
    .where(eq(complaintMessages.complaintId, complaintId))
    .orderBy(asc(complaintMessages.sentAt), asc(complaintMessages.id));
}

/** The same without notes: all that the complainant may see. */
export async function listSharedMessages(db: Queryable, complaintId: string): Promise<Message[]> {
  return db
    .select()
    .from(complaintMessages)
    .where(and(eq(complaintMessages.complaintId, complaintId), ne(complaintMessages.author, 'note')))
    .orderBy(asc(complaintMessages.sentAt), asc(complaintMessages.id));
}

/** Words and files of the message are taken from sight; they stay sealed here. */
export async function redactMessageRow(tx: Queryable, id: string, redactedOn: string): Promise<void> {
  await tx
    .update(complaintAttachments)
    .set({ withdrawnOn: redactedOn })
    .where(and(eq(complaintAttachments.messageId, id), isNull(complaintAttachments.withdrawnOn)));
  await tx.update(complaintMessages).set({ redactedOn }).where(eq(complaintMessages.id, id));
}

/** Words of all messages and all files of a case. */
export async function eraseMessages(tx: Queryable, complaintId: string, redactedOn: string): Promise<void> {
  await tx.delete(complaintAttachments).where(eq(complaintAttachments.complaintId, complaintId));
  await tx
    .update(complaintMessages)
    .set({ body: null, redactedOn })
    .where(eq(complaintMessages.complaintId, complaintId));
}
