import { monthName } from './date-format.ts';
import { lastDayOfMonth, makeOfficeDate, type OfficeDate } from './office-date.ts';
import type { Period, Quarter } from './period.ts';

/** A calendar month of the office; `month` is 1 to 12. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

/** `2026-11`, the form used in addresses. */
export function formatMonth({ year, month }: Month): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** Reads `2026-11`; undefined for anything else. */
export function parseMonth(text: string): Month | undefined {
  const match = /^([12]\d{3})-(0[1-9]|1[0-2])$/.exec(text);
  return match ? { year: Number(match[1]), month: Number(match[2]) } : undefined;
}

/** `November 2026`. */
export function monthTitle({ year, month }: Month, locale: 'id' | 'en' = 'id'): string {
  return `${monthName(month, locale)} ${year}`;
}

export function monthOf(date: OfficeDate): Month {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) };
}

/** Months since year 0: equal distances between neighbours. */
export function monthIndex({ year, month }: Month): number {
  return year * 12 + month - 1;
}

export function addMonths(month: Month, months: number): Month {
  const index = monthIndex(month) + months;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

/** Every month from `from` up to and with `to`; none when `to` is earlier. */
export function monthsBetween(from: Month, to: Month): Month[] {
  return Array.from({ length: Math.max(0, monthIndex(to) - monthIndex(from) + 1) }, (_, step) => addMonths(from, step));
}

export function firstDayOf({ year, month }: Month): OfficeDate {
  return makeOfficeDate(year, month, 1);
}

export function lastDayOf({ year, month }: Month): OfficeDate {
  return lastDayOfMonth(year, month);
}

/** The quarter that ends with the month; undefined for a month within one. */
export function quarterEndingWith({ year, month }: Month): Period | undefined {
  return month % 3 === 0 ? { year, quarter: (month / 3) as Quarter } : undefined;
}

export function monthsOf({ year, quarter }: Period): Month[] {
  return [2, 1, 0].map((before) => ({ year, month: quarter * 3 - before }));
}
