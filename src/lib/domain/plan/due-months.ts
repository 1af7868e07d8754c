import { monthName } from '#lib/domain/calendar/date-format.ts';

const monthNames = Array.from({ length: 12 }, (_, at) => monthName(at + 1));

/**
 * Months (1–12, ascending) that a decree's wording names: a list ("Maret, Juni, September dan Desember 2025") or a
 * range ("Januari-Desember 2025"). Throws RangeError on any other wording, so that a slip never becomes a date.
 */
export function dueMonthsOf(dueText: string): number[] {
  const wording = dueText.replace(/\s\d{4}$/, '');
  const range = wording.split('-');
  if (range.length === 2) {
    const [from, to] = range.map((name) => monthNumber(name, dueText));
    if (from === undefined || to === undefined || from >= to) throw unreadable(dueText);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  }
  const months = wording.split(/, | dan /).map((name) => monthNumber(name, dueText));
  return [...new Set(months)].sort((a, b) => a - b);
}

/** The two due fields of an action, from one wording: they cannot disagree. */
export function due(dueText: string): { dueText: string; dueMonths: number[] } {
  return { dueText, dueMonths: dueMonthsOf(dueText) };
}

function monthNumber(name: string, dueText: string): number {
  const at = monthNames.indexOf(name);
  if (at < 0) throw unreadable(dueText);
  return at + 1;
}

function unreadable(dueText: string): RangeError {
  return new RangeError(
    `Cannot read the due months "${dueText}": write "Januari, Juni 2025", "Maret dan Juni 2025" or "Januari-Desember 2025".`
  );
}
