import { Temporal } from 'temporal-polyfill';

/** WITA, UTC+8 without summer time; every quarter, due date and working day of the office is counted in it. */
export const officeZone = 'Asia/Makassar';

/** A calendar day of the office as `YYYY-MM-DD`; such strings sort by time. */
export type OfficeDate = string;

/** The office's calendar day at an instant (milliseconds since 1970 UTC). */
export function officeDateAt(epochMilliseconds: number): OfficeDate {
  if (epochMilliseconds < lastDay.from || epochMilliseconds >= lastDay.until) lastDay = officeDayAt(epochMilliseconds);
  return lastDay.date;
}

interface OfficeDay {
  readonly date: OfficeDate;
  readonly from: number;
  readonly until: number;
}

/** The day asked for last: nearly every answer asks for today, and finding a day in a zone is dear. */
let lastDay: OfficeDay = { date: '', from: Infinity, until: -Infinity };

function officeDayAt(epochMilliseconds: number): OfficeDay {
  const day = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO(officeZone).startOfDay();
  return {
    date: day.toPlainDate().toString(),
    from: day.epochMilliseconds,
    until: day.add({ days: 1 }).epochMilliseconds
  };
}

/** The first instant of an office day, in milliseconds since 1970 UTC. */
export function startOfOfficeDate(date: OfficeDate): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(officeZone).epochMilliseconds;
}

export function addDays(date: OfficeDate, days: number): OfficeDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

export function makeOfficeDate(year: number, month: number, day: number): OfficeDate {
  return Temporal.PlainDate.from({ year, month, day }).toString();
}

export function lastDayOfMonth(year: number, month: number): OfficeDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return first.with({ day: first.daysInMonth }).toString();
}

export function yearOf(date: OfficeDate): number {
  return Temporal.PlainDate.from(date).year;
}

/** True for an existing day written `YYYY-MM-DD`. */
export function isOfficeDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** The same day of another year; 29 February becomes 28. */
export function addYears(date: OfficeDate, years: number): OfficeDate {
  return Temporal.PlainDate.from(date).add({ years }).toString();
}

const weekdays = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];

/** `Senin` */
export function weekdayName(date: OfficeDate): string {
  return weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? '';
}

/** The same day so many months on; the month's last day where it has no such day. */
export function addMonthsTo(date: OfficeDate, months: number): OfficeDate {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}
