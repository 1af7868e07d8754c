import type { OfficeDate } from './office-date.ts';

const months = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' ')
};

/** Name of a month, 1 to 12. */
export function monthName(month: number, locale: 'id' | 'en' = 'id'): string {
  const name = months[locale][month - 1];
  if (!name) throw new RangeError(`There is no month ${month}`);
  return name;
}

/** `5 Maret 2026`, `5 March 2026`. Knows no time zone and needs no calendar, so that it is light enough for every page. */
export function formatDate(date: OfficeDate, locale: 'id' | 'en' = 'id'): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) throw new RangeError(`${date} is not a date written YYYY-MM-DD`);
  return `${Number(match[3])} ${monthName(Number(match[2]), locale)} ${match[1]}`;
}

/** `21 Desember 2025 – 20 Maret 2026`; a year or month that both days share is written once. */
export function formatDateRange(from: OfficeDate, to: OfficeDate, locale: 'id' | 'en' = 'id'): string {
  const [first, last] = [formatDate(from, locale), formatDate(to, locale)];
  if (first === last) return first;
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${first} – ${last}`;
  const [day, month] = first.split(' ');
  return from.slice(0, 7) === to.slice(0, 7) ? `${day}–${last}` : `${day} ${month} – ${last}`;
}
