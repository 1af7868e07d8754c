import { and, asc, desc, eq, gt, lt, ne } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import { mailDeliveries } from '#lib/server/db/schema/mail.ts';

type Row = typeof mailDeliveries.$inferSelect;
export type Delivery = Omit<Row, 'id'>;

export async function insertDelivery(db: Queryable, delivery: Delivery): Promise<void> {
  await db.insert(mailDeliveries).values(delivery);
}

/** The first failure since the server last answered; undefined when the newest try got an answer. */
export async function findFirstFailure(db: Queryable): Promise<Delivery | undefined> {
  const [answered] = await db
    .select({ id: mailDeliveries.id })
    .from(mailDeliveries)
    .where(ne(mailDeliveries.outcome, 'failed'))
    .orderBy(desc(mailDeliveries.id))
    .limit(1);
  const [row] = await db
    .select()
    .from(mailDeliveries)
    .where(and(eq(mailDeliveries.outcome, 'failed'), answered && gt(mailDeliveries.id, answered.id)))
    .orderBy(asc(mailDeliveries.id))
    .limit(1);
  return row;
}

export async function deleteDeliveriesBefore(db: Queryable, before: Date): Promise<void> {
  await db.delete(mailDeliveries).where(lt(mailDeliveries.triedAt, before));
}
