import { Temporal } from 'temporal-polyfill';
import type { Holiday } from './holiday.ts';
import type { OfficeDate } from './office-date.ts';

/** Which days the office works: Monday to Friday without public holidays and collective leave (regulations.md §3.2). */
export interface WorkingCalendar {
  readonly isWorkingDay: (date: OfficeDate) => boolean;
  /** False while nobody entered the year's holidays: its Mondays to Fridays then all count as working days. */
  readonly knowsYear: (year: number) => boolean;
}

const friday = 5;

const day = (date: OfficeDate) => Temporal.PlainDate.from(date);
const tomorrow = { days: 1 };

export function workingCalendar(holidays: readonly Pick<Holiday, 'date'>[]): WorkingCalendar {
  const closed = new Set(holidays.map(({ date }) => date));
  const years = new Set(holidays.map(({ date }) => Number(date.slice(0, 4))));
  return {
    isWorkingDay: (date) => day(date).dayOfWeek <= friday && !closed.has(date),
    knowsYear: (year) => years.has(year)
  };
}

/**
 * The nth working day after `from`, itself not counted: day 1 is the first working day after a receipt. None is `from` itself.
 *
 * @throws RangeError when `n` is no whole number from 0 on, or the calendar has no working day within ten years
 */
export function addWorkingDays(calendar: WorkingCalendar, from: OfficeDate, n: number): OfficeDate {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`${n} is no number of working days`);
  let date = day(from);
  let idle = 0;
  for (let counted = 0; counted < n;) {
    date = date.add(tomorrow);
    const works = calendar.isWorkingDay(date.toString());
    counted += works ? 1 : 0;
    idle = works ? 0 : idle + 1;
    if (idle > longestIdleDays) throw new RangeError(`No working day in ten years before ${date.toString()}`);
  }
  return date.toString();
}

const longestIdleDays = 3660;

/** Working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: WorkingCalendar, from: OfficeDate, to: OfficeDate): number {
  let count = 0;
  for (let date = day(from).add(tomorrow); date.toString() <= to; date = date.add(tomorrow)) {
    if (calendar.isWorkingDay(date.toString())) count += 1;
  }
  return count;
}
