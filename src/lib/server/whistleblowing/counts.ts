import {
  countHalfYear,
  formatHalfYear,
  halfYearOf,
  type CountedReport,
  type HalfYear,
  type HalfYearCounts
} from '#lib/domain/whistleblowing/half-year.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import type { ReadDependencies } from '#lib/server/dependencies.ts';
import { findHalfYear } from './half-year-repository.ts';
import { listOpenForCount, listStatistics } from './purge-repository.ts';

/**
 * All that ever leaves of whistleblowing: three figures for a half-year, small ones as "kurang dari 5". Those of a half-year that is
 * over are the frozen ones.
 */
export async function halfYearCounts(
  { db }: Pick<ReadDependencies, 'db'>,
  halfYear: HalfYear
): Promise<HalfYearCounts> {
  return (await findHalfYear(db, halfYear)) ?? countNow(db, halfYear);
}

/** From what the database holds at this moment. */
export async function countNow(db: Queryable, halfYear: HalfYear): Promise<HalfYearCounts> {
  const open = (await listOpenForCount(db)).map(({ receivedOn, state }): CountedReport => ({
    received: formatHalfYear(halfYearOf(receivedOn)),
    closed: null,
    state,
    reason: null,
    acknowledgedInTime: false,
    feedbackInTime: false
  }));
  return countHalfYear([...open, ...(await listStatistics(db))], halfYear);
}
