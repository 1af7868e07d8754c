import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { endedHalfYears, type HalfYear, type HalfYearCounts } from '#lib/domain/whistleblowing/half-year.ts';
import type { ReadDependencies } from '#lib/server/dependencies.ts';
import { halfYearCounts } from '#lib/server/whistleblowing/service.ts';

/** The figures of whistleblowing as measures: `wbs.received`, `wbs.closed`, `wbs.on_time_rate`. */
export interface WbsHalfYear extends HalfYearCounts {
  readonly halfYear: HalfYear;
}

/** Every half-year from a year on that is over, oldest first; small figures are one class. Nothing else of whistleblowing leaves. */
export async function listWbsCounts({ db, now }: ReadDependencies, fromYear: number): Promise<WbsHalfYear[]> {
  const ended = endedHalfYears(fromYear, officeDateAt(now()));
  return Promise.all(ended.map(async (halfYear) => ({ halfYear, ...(await halfYearCounts({ db }, halfYear)) })));
}
