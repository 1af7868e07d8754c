import { yearOf, type OfficeDate } from './office-date.ts';
import type { WorkingCalendar } from './working-days.ts';

/** From this month on, deadlines begin to reach into the next year, whose decree is usually out by then. */
const nextYearFromMonth = 10;

/** Years whose holidays somebody has to enter now: the current one, and from October on the next. */
export function missingHolidayYears({ knowsYear }: Pick<WorkingCalendar, 'knowsYear'>, today: OfficeDate): number[] {
  const year = yearOf(today);
  const needed = Number(today.slice(5, 7)) >= nextYearFromMonth ? [year, year + 1] : [year];
  return needed.filter((one) => !knowsYear(one));
}
