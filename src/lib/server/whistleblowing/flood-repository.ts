import { lt, sql } from 'drizzle-orm';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { wbsInstance, wbsSpentNonces } from '#lib/server/db/schema/whistleblowing.ts';

export interface HourCount {
  readonly reports: number;
  readonly bytes: number;
}

/** What came since the last full hour; no time stands beside it. */
export async function findHour(db: Queryable): Promise<HourCount> {
  const [row] = await db
    .select({ reports: wbsInstance.reportsThisHour, bytes: wbsInstance.bytesThisHour })
    .from(wbsInstance);
  return row ?? { reports: 0, bytes: 0 };
}

export async function addToHour(tx: Queryable, { reports, bytes }: HourCount): Promise<void> {
  await tx.update(wbsInstance).set({
    reportsThisHour: sql`${wbsInstance.reportsThisHour} + ${reports}`,
    bytesThisHour: sql`${wbsInstance.bytesThisHour} + ${bytes}`
  });
}

export async function resetHour(db: Queryable): Promise<void> {
  await db.update(wbsInstance).set({ reportsThisHour: 0, bytesThisHour: 0 });
}

/** @returns false when the nonce was spent before */
export async function spendNonce(tx: Queryable, nonce: Buffer, day: OfficeDate): Promise<boolean> {
  const result = await tx.execute(
    sql`insert into ${wbsSpentNonces} (nonce, day) values (${nonce}, ${day}) on conflict do nothing`
  );
  return (result as unknown as { count: number }).count > 0;
}

export async function deleteNoncesBefore(db: Queryable, day: OfficeDate): Promise<void> {
  await db.delete(wbsSpentNonces).where(lt(wbsSpentNonces.day, day));
}

export async function databaseBytes(db: Queryable): Promise<number> {
  const [row] = await db.execute<{ bytes: number }>(sql`select pg_database_size(current_database())::float8 as bytes`);
  return row?.bytes ?? 0;
}
