/**
 * Days counted by hand, as a reference for the calendar's tests: nothing here knows the modules under test or their time zones.
 * Day 0 is 1 January 1970, a Thursday.
 */

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const monthLengths = (year: number) => [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const yearLength = (year: number) => (isLeap(year) ? 366 : 365);

/** From 1970 on. */
export function numberOf(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  let number = day - 1;
  for (let before = 1970; before < year; before += 1) number += yearLength(before);
  return monthLengths(year)
    .slice(0, month - 1)
    .reduce((sum, length) => sum + length, number);
}

export function dateOf(number: number): string {
  let [rest, year, month] = [number, 1970, 0];
  for (; rest >= yearLength(year); year += 1) rest -= yearLength(year);
  const lengths = monthLengths(year);
  for (; rest >= (lengths[month] ?? 31); month += 1) rest -= lengths[month] ?? 31;
  return [year, month + 1, rest + 1].map((part) => String(part).padStart(2, '0')).join('-');
}

export function isWeekend(number: number): boolean {
  const weekday = (number + 4) % 7;
  return weekday === 0 || weekday === 6;
}

/** The rule in the plainest words: look at every day after `from` up to `until`. */
export function listWorkingDays(closed: readonly string[], from: string, until: string): string[] {
  const found: string[] = [];
  for (let day = numberOf(from) + 1; day <= numberOf(until); day += 1) {
    if (!isWeekend(day) && !closed.includes(dateOf(day))) found.push(dateOf(day));
  }
  return found;
}
