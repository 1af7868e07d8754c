import type { OfficeDate } from './office-date.ts';

/** Semester: January to June, July to December; reported in June and December (plan row V.2). */
export interface HalfYear {
  readonly year: number;
  readonly half: 1 | 2;
}

export function halfYearOf(date: OfficeDate): HalfYear {
  return { year: Number(date.slice(0, 4)), half: Number(date.slice(5, 7)) <= 6 ? 1 : 2 };
}

/** `2026-s2` */
export const formatHalfYear = ({ year, half }: HalfYear): string => `${year}-s${half}`;

/** Reads `2026-s2`; undefined for anything else. */
export function parseHalfYear(text: string): HalfYear | undefined {
  const match = /^(\d{4})-s([12])$/.exec(text);
  return match ? { year: Number(match[1]), half: Number(match[2]) as 1 | 2 } : undefined;
}

/** `Semester II Tahun 2026`, `Second half of 2026`. */
export function halfYearName({ year, half }: HalfYear, locale: 'id' | 'en' = 'id'): string {
  if (locale === 'id') return `Semester ${half === 1 ? 'I' : 'II'} Tahun ${year}`;
  return `${half === 1 ? 'First' : 'Second'} half of ${year}`;
}

/** First and last day. */
export function daysOfHalfYear({ year, half }: HalfYear): { readonly from: OfficeDate; readonly to: OfficeDate } {
  return half === 1 ? { from: `${year}-01-01`, to: `${year}-06-30` } : { from: `${year}-07-01`, to: `${year}-12-31` };
}

/**
 * The half-years from a year on that are over on a day. The running one is never told of: a figure that grows says when somebody
 * reported.
 */
export function endedHalfYears(fromYear: number, today: OfficeDate): HalfYear[] {
  const running = formatHalfYear(halfYearOf(today));
  const years = Array.from(
    { length: Math.max(0, halfYearOf(today).year - fromYear + 1) },
    (_, index) => fromYear + index
  );
  return years
    .flatMap((year): HalfYear[] => [
      { year, half: 1 },
      { year, half: 2 }
    ])
    .filter((halfYear) => formatHalfYear(halfYear) < running);
}
