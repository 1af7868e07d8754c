import { addMonthsTo, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { WbsLimits } from './wbs-limits.ts';

/** The day from which on a closed report is erased. */
export const purgeDay = (closedOn: OfficeDate, { retentionMonths }: WbsLimits): OfficeDate =>
  addMonthsTo(closedOn, retentionMonths);

/** Days before it on which the recipients are told. */
export const purgeWarnings = [30, 7] as const;

/** Never what nobody has read: a report, or a reporter's last words, that nobody opened stays (GlobaLeaks #1746). */
export function isPurgeDue(
  { purgeOn, unread }: { readonly purgeOn: OfficeDate | null; readonly unread: boolean },
  today: OfficeDate
): boolean {
  return purgeOn !== null && purgeOn <= today && !unread;
}
