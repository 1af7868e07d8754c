import { eq, min } from 'drizzle-orm';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { formatHalfYear, type HalfYear, type HalfYearCounts } from '#lib/domain/whistleblowing/half-year.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { wbsHalfYears, wbsKeyLists } from '#lib/server/db/schema/whistleblowing.ts';

/** The figures of a half-year as they were frozen. */
export async function findHalfYear(db: Queryable, halfYear: HalfYear): Promise<HalfYearCounts | undefined> {
  const isIt = eq(wbsHalfYears.halfYear, formatHalfYear(halfYear));
  const [row] = await db.select({ counts: wbsHalfYears.counts }).from(wbsHalfYears).where(isIt);
  if (!row) return undefined;
  const { received, closed, onTimeRate } = row.counts as HalfYearCounts;
  return { received, closed, onTimeRate };
}

/** @returns false when it is frozen already */
export async function insertHalfYear(
  tx: Queryable,
  halfYear: HalfYear,
  { counts, frozenOn }: { readonly counts: HalfYearCounts; readonly frozenOn: OfficeDate }
): Promise<boolean> {
  const row = { halfYear: formatHalfYear(halfYear), counts, frozenOn };
  return (await tx.insert(wbsHalfYears).values(row).onConflictDoNothing().returning()).length > 0;
}

/** The day of the first list of keys: before it nobody could report. */
export async function findFirstListDay(db: Queryable): Promise<OfficeDate | undefined> {
  const [row] = await db.select({ day: min(wbsKeyLists.importedOn) }).from(wbsKeyLists);
  return row?.day ?? undefined;
}
