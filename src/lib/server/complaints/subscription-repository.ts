import { and, eq, gte, inArray, isNotNull, isNull, lt, lte, max, ne, or, sql } from 'drizzle-orm';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { toldEventKinds, untoldActor } from '#lib/domain/complaints/told-events.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { complaintEvents, complaints, complaintSubscriptions } from '#lib/server/db/schema/complaints.ts';

export type Subscription = typeof complaintSubscriptions.$inferSelect;
type NewSubscription = Pick<Subscription, 'complaintId' | 'address' | 'tokenHash' | 'createdAt'>;

export async function findSubscription(db: Queryable, complaintId: string): Promise<Subscription | undefined> {
  const [row] = await db
    .select()
    .from(complaintSubscriptions)
    .where(eq(complaintSubscriptions.complaintId, complaintId));
  return row;
}

export async function findSubscriptionByToken(db: Queryable, tokenHash: Buffer): Promise<Subscription | undefined> {
  const [row] = await db.select().from(complaintSubscriptions).where(eq(complaintSubscriptions.tokenHash, tokenHash));
  return row;
}

/** The one of the case; an earlier one is gone with its address. */
export async function putSubscription(tx: Queryable, subscription: NewSubscription): Promise<void> {
  const fresh = { ...subscription, confirmedAt: null, toldEventId: 0 };
  await tx
    .insert(complaintSubscriptions)
    .values(fresh)
    .onConflictDoUpdate({ target: complaintSubscriptions.complaintId, set: fresh });
}

/** What happened before counts as told. Take the case first, so that no event is under way. */
export async function confirmSubscriptionRow(tx: Queryable, complaintId: string, confirmedAt: Date): Promise<void> {
  await tx
    .update(complaintSubscriptions)
    .set({
      confirmedAt,
      toldEventId: sql`coalesce((select max(${complaintEvents.id}) from ${complaintEvents}
        where ${complaintEvents.complaintId} = ${complaintId}), 0)`
    })
    .where(eq(complaintSubscriptions.complaintId, complaintId));
}

export interface News {
  readonly complaintId: string;
  /** The newest event worth telling. */
  readonly eventId: number;
}

/** Cases with something that their confirmed address was not told of yet. */
export async function listNews(db: Queryable): Promise<News[]> {
  const rows = await db
    .select({ complaintId: complaintSubscriptions.complaintId, eventId: max(complaintEvents.id) })
    .from(complaintSubscriptions)
    .innerJoin(
      complaintEvents,
      and(
        eq(complaintEvents.complaintId, complaintSubscriptions.complaintId),
        sql`${complaintEvents.id} > ${complaintSubscriptions.toldEventId}`
      )
    )
    .where(
      and(
        isNotNull(complaintSubscriptions.confirmedAt),
        inArray(complaintEvents.kind, [...toldEventKinds]),
        ne(complaintEvents.actor, untoldActor)
      )
    )
    .groupBy(complaintSubscriptions.complaintId);
  return rows.flatMap(({ complaintId, eventId }) => (eventId === null ? [] : [{ complaintId, eventId }]));
}

/** @returns false when somebody else told it, or the address is gone */
export async function markTold(tx: Queryable, { complaintId, eventId }: News): Promise<boolean> {
  const rows = await tx
    .update(complaintSubscriptions)
    .set({ toldEventId: eventId })
    .where(and(eq(complaintSubscriptions.complaintId, complaintId), lt(complaintSubscriptions.toldEventId, eventId)))
    .returning({ complaintId: complaintSubscriptions.complaintId });
  return rows.length > 0;
}

const unasked = and(
  eq(complaints.state, 'closed'),
  isNull(complaints.satisfaction),
  isNull(complaints.followUpAskedOn)
);

/** Closed in these days (both included), with a confirmed address, neither rated nor asked yet. */
export async function listFollowUpsDue(
  db: Queryable,
  { from, to }: { from: OfficeDate; to: OfficeDate }
): Promise<{ id: string }[]> {
  return db
    .select({ id: complaints.id })
    .from(complaints)
    .innerJoin(complaintSubscriptions, eq(complaintSubscriptions.complaintId, complaints.id))
    .where(
      and(
        unasked,
        isNotNull(complaintSubscriptions.confirmedAt),
        gte(complaints.endedOn, from),
        lte(complaints.endedOn, to)
      )
    );
}

/** Addresses never confirmed in time, and those of cases that ended before a day. @returns how many */
export async function deleteSpentSubscriptions(
  tx: Queryable,
  { askedBefore, endedBefore }: { askedBefore: Date; endedBefore: OfficeDate }
): Promise<number> {
  const ended = tx
    .select({ id: complaints.id })
    .from(complaints)
    .where(and(isNotNull(complaints.endedOn), lt(complaints.endedOn, endedBefore)));
  const rows = await tx
    .delete(complaintSubscriptions)
    .where(
      or(
        and(isNull(complaintSubscriptions.confirmedAt), lt(complaintSubscriptions.createdAt, askedBefore)),
        inArray(complaintSubscriptions.complaintId, ended)
      )
    )
    .returning({ complaintId: complaintSubscriptions.complaintId });
  return rows.length;
}
