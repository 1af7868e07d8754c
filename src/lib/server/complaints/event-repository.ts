import { asc, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import { complaintEvents } from '#lib/server/db/schema/complaints.ts';

export type ComplaintEvent = typeof complaintEvents.$inferSelect;
export type NewComplaintEvent = typeof complaintEvents.$inferInsert;

export async function insertEvents(tx: Queryable, events: readonly NewComplaintEvent[]): Promise<void> {
  if (events.length > 0) await tx.insert(complaintEvents).values([...events]);
}

/** In the order they happened. */
export async function listEvents(db: Queryable, complaintId: string): Promise<ComplaintEvent[]> {
  return db
    .select()
    .from(complaintEvents)
    .where(eq(complaintEvents.complaintId, complaintId))
    .orderBy(asc(complaintEvents.id));
}

/** The same for several cases. */
export async function listEventsOf(db: Queryable, complaintIds: readonly string[]): Promise<ComplaintEvent[]> {
  if (complaintIds.length === 0) return [];
  return db
    .select()
    .from(complaintEvents)
    .where(inArray(complaintEvents.complaintId, [...complaintIds]))
    .orderBy(asc(complaintEvents.id));
}
