import { asc, eq } from 'drizzle-orm';
import type { Holiday } from '#lib/domain/calendar/holiday.ts';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { holidays } from '#lib/server/db/schema/holidays.ts';

/** By date. */
export async function listHolidays(db: Queryable): Promise<Holiday[]> {
  return db.select().from(holidays).orderBy(asc(holidays.date));
}

/** Days that are there already stay as they are. @returns how many came */
export async function insertHolidays(tx: Queryable, days: readonly Holiday[]): Promise<number> {
  if (days.length === 0) return 0;
  const rows = await tx
    .insert(holidays)
    .values([...days])
    .onConflictDoNothing()
    .returning({ date: holidays.date });
  return rows.length;
}

/** @returns false when the day was not there */
export async function deleteHoliday(tx: Queryable, date: OfficeDate): Promise<boolean> {
  const rows = await tx.delete(holidays).where(eq(holidays.date, date)).returning({ date: holidays.date });
  return rows.length > 0;
}
