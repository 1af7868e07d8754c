import { monthName } from './date-format.ts';
import { dueMonth, type Period } from './period.ts';

/** The month by whose end the plan wants the quarter's evidence: `Desember 2026`. */
export function dueMonthText(period: Period, locale: 'id' | 'en'): string {
  return `${monthName(dueMonth(period), locale)} ${period.year}`;
}
