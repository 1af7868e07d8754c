import { Temporal } from 'temporal-polyfill';
import { formatDate } from './date-format.ts';
import { officeDateAt, officeZone } from './office-date.ts';

/** `14.30 WITA` (English `14:30 WITA`) from milliseconds since 1970 UTC. */
export function formatTime(epochMilliseconds: number, locale: 'id' | 'en' = 'id'): string {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO(officeZone);
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${twoDigits(hour)}${locale === 'id' ? '.' : ':'}${twoDigits(minute)} WITA`;
}

/** `5 Maret 2026, 14.30 WITA`. */
export function formatDateTime(epochMilliseconds: number, locale: 'id' | 'en' = 'id'): string {
  return `${formatDate(officeDateAt(epochMilliseconds), locale)}, ${formatTime(epochMilliseconds, locale)}`;
}
