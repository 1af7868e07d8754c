import type { Holiday } from './holiday.ts';
import { addDays, type OfficeDate } from './office-date.ts';

/** Which days the office works: Monday to Friday without public holidays and collective leave (regulations.md §3.2). */
export interface WorkingCalendar {
  readonly isWorkingDay: (date: OfficeDate) => boolean;
  /** False while nobody entered the year's holidays: its Mondays to Fridays then all count as working days. */
  readonly knowsYear: (year: number) => boolean;
}

const [sunday, saturday] = [0, 6];
const monthShifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];

/** By Sakamoto's rule. A deadline asks for hundreds of days, a recap for a hundred thousand: a calendar object for each is dear. */
function weekdayOf(date: OfficeDate): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month < 3 ? 1 : 0);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return (year + leapDays + (monthShifts[month - 1] ?? 0) + Number(date.slice(8, 10))) % 7;
}

/** The next day; only where a month may be over, the calendar is asked. */
function dayAfter(date: OfficeDate): OfficeDate {
  const day = Number(date.slice(8, 10));
  return day >= 28 ? addDays(date, 1) : `${date.slice(0, 8)}${String(day + 1).padStart(2, '0')}`;
}

export function workingCalendar(holidays: readonly Pick<Holiday, 'date'>[]): WorkingCalendar {
  const closed = new Set(holidays.map(({ date }) => date));
  const years = new Set(holidays.map(({ date }) => Number(date.slice(0, 4))));
  return {
    isWorkingDay: (date) => ![sunday, saturday].includes(weekdayOf(date)) && !closed.has(date),
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
  let date = from;
  let idle = 0;
  for (let counted = 0; counted < n;) {
    date = dayAfter(date);
    const works = calendar.isWorkingDay(date);
    counted += works ? 1 : 0;
    idle = works ? 0 : idle + 1;
    if (idle > longestIdleDays) throw new RangeError(`No working day in ten years before ${date}`);
  }
  return date;
}

const longestIdleDays = 3660;

/** Working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: WorkingCalendar, from: OfficeDate, to: OfficeDate): number {
  let count = 0;
  for (let date = dayAfter(from); date <= to; date = dayAfter(date)) {
    if (calendar.isWorkingDay(date)) count += 1;
  }
  return count;
}
