import {
  countHalfYear,
  formatHalfYear,
  halfYearOf,
  type CountedReport,
  type HalfYear,
  type HalfYearCounts
} from '#lib/domain/whistleblowing/half-year.ts';
import type { ReadDependencies } from '#lib/server/dependencies.ts';
import { listOpenForCount, listStatistics } from './purge-repository.ts';

/** All that ever leaves of whistleblowing: three figures for a half-year, small ones as "kurang dari 5". */
export async function halfYearCounts(
  { db }: Pick<ReadDependencies, 'db'>,
  halfYear: HalfYear
): Promise<HalfYearCounts> {
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
