import type { OfficeDate } from './office-date.ts';
import { dueMonth, type Period } from './period.ts';

const months = {
  id: [
    'Januari',
    'Februari',
    'Maret',
    'April',
    'Mei',
    'Juni',
    'Juli',
    'Agustus',
    'September',
    'Oktober',
    'November',
    'Desember'
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December'
  ]
} as const;

function monthName(month: number, locale: 'id' | 'en'): string {
  return months[locale][month - 1] ?? String(month);
}

/** `5 Maret 2026`, `5 March 2026`. */
export function officeDateText(date: OfficeDate, locale: 'id' | 'en'): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${monthName(month ?? 0, locale)} ${year}`;
}

/** The month by whose end the plan wants the quarter's evidence: `Desember 2026`. */
export function dueMonthText(period: Period, locale: 'id' | 'en'): string {
  return `${monthName(dueMonth(period), locale)} ${period.year}`;
}
