import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { holidayKindNames } from '#lib/domain/calendar/holiday-kind.ts';
import { holidayDecrees, type Holiday } from '#lib/domain/calendar/holiday.ts';
import { missingHolidayYears } from '#lib/domain/calendar/missing-years.ts';
import { isOfficeDate, weekdayName, yearOf, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { workingCalendar } from '#lib/domain/calendar/working-days.ts';

/** The year an address asks for, else today's. */
export function holidayYear(text: string | null, today: OfficeDate): number {
  return text !== null && /^\d{4}$/.test(text) ? Number(text) : yearOf(today);
}

/** A year of the list with the years beside it, and the years that are missing. */
export function presentHolidays(holidays: readonly Holiday[], year: number, today: OfficeDate) {
  const thisYear = yearOf(today);
  const years = [...new Set([...holidays.map(({ date }) => yearOf(date)), thisYear, thisYear + 1, year])];
  return {
    year,
    years: years.sort((a, b) => a - b).map((one) => ({ year: one, href: holidayPath(one), isCurrent: one === year })),
    missing: missingHolidayYears(workingCalendar(holidays), today),
    /** Where the program's own list came from; null for a year it does not bring along. */
    decree: holidayDecrees[year] ?? null,
    holidays: holidays
      .filter(({ date }) => yearOf(date) === year)
      .map(({ date, kind, name }) => ({
        date,
        day: weekdayName(date),
        text: formatDate(date),
        kind: holidayKindNames[kind],
        name
      }))
  };
}

export const holidayPath = (year: number) => `/staf/hari-libur?tahun=${year}`;

/** What was done, for the notice after it. */
export function presentHolidayDone(search: URLSearchParams): string | null {
  for (const [name, words] of [
    ['ditambah', 'ditambahkan'],
    ['dihapus', 'dihapus']
  ] as const) {
    const date = search.get(name);
    if (date !== null && isOfficeDate(date)) return `${formatDate(date)} ${words}.`;
  }
  return null;
}
