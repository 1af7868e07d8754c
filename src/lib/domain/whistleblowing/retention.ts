import { addDays, addMonthsTo, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { ClosingReason } from './closing-reason.ts';
import type { WbsLimits } from './wbs-limits.ts';

/** Days every closed report stays at least: time to read the closing, and to object to it. */
export const leastDaysClosed = 30;

/** The day from which on a closed report is erased. One that its reporter asked to close goes as soon as any may. */
export function purgeDay(
  closedOn: OfficeDate,
  reason: ClosingReason,
  { retentionMonths }: Pick<WbsLimits, 'retentionMonths'>
): OfficeDate {
  const least = addDays(closedOn, leastDaysClosed);
  const kept = addMonthsTo(closedOn, retentionMonths);
  return reason === 'reporter_asked' || kept < least ? least : kept;
}

/** Days before it on which the recipients are told. */
export const purgeWarnings = [30, 7] as const;

/** A closed report, its conversation by numbers. */
export interface ClosedReport {
  readonly closedOn: OfficeDate | null;
  readonly purgeOn: OfficeDate | null;
  /** The newest message that changed the state, if a listed key signed it. */
  readonly lastStep: { readonly seq: number; readonly day: OfficeDate } | undefined;
  /** The reporter's newest message. */
  readonly reporterSeq: number;
  /** How far each key read that holds the report and can still read it. */
  readonly readSeqs: readonly number[];
}

/** What keeps a closed report from being erased, its day aside. */
export type PurgeHold = 'not_as_signed' | 'reporter_wrote' | 'unread';

/**
 * Its columns have to say what the newest signed step says, the reporter to have written nothing after it, and everybody who can read
 * the report to have read the closing. Never what nobody can read (GlobaLeaks #1746).
 */
export function purgeHold({ closedOn, lastStep, reporterSeq, readSeqs }: ClosedReport): PurgeHold | null {
  if (closedOn === null || lastStep?.day !== closedOn) return 'not_as_signed';
  if (reporterSeq >= lastStep.seq) return 'reporter_wrote';
  return readSeqs.length > 0 && readSeqs.every((seq) => seq >= lastStep.seq) ? null : 'unread';
}

/** Whether a report may go: its time is over, and nothing holds it back. */
export function isPurgeDue(closed: ClosedReport, today: OfficeDate): boolean {
  const { closedOn, purgeOn } = closed;
  if (closedOn === null || purgeOn === null) return false;
  const isOver = purgeOn <= today && addDays(closedOn, leastDaysClosed) <= today;
  return isOver && purgeHold(closed) === null;
}
