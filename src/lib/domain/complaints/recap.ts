import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { Period } from '#lib/domain/calendar/period.ts';
import type { WorkingCalendar } from '#lib/domain/calendar/working-days.ts';
import type { Category } from './category.ts';
import type { ComplaintChannel } from './complaint-channel.ts';
import type { HandlingClass } from './complaint-class.ts';
import type { ComplaintLimits } from './complaint-limits.ts';
import type { ComplaintState } from './complaint-state.ts';
import type { DatedEvent } from './deadlines.ts';
import type { ForwardDestination } from './forward-destination.ts';

/** What the recap needs of a case; its class, category and channel as they are now. */
export interface RecapCase {
  readonly id: string;
  readonly registerNumber: string;
  readonly receivedOn: OfficeDate;
  readonly channel: ComplaintChannel;
  readonly category: Category;
  readonly handlingClass: HandlingClass;
  /** Its summary is not shown in the public version. */
  readonly confidential: boolean;
  readonly forwardedTo: ForwardDestination | null;
  /** Its receipt is the first; in the order they happened. */
  readonly events: readonly DatedEvent[];
}

export interface RecapRules {
  readonly calendar: WorkingCalendar;
  /** Limits in force on a day of receipt. */
  readonly limitsOn: (receivedOn: OfficeDate) => ComplaintLimits;
}

/** Why a case stands in the recap. */
export type RecapOrigin = 'carried_over' | 'received' | 'reopened';

/** One row of the matrix (regulations.md §3.3), as the case stood at the end of the span. */
export interface RecapRow {
  readonly id: string;
  readonly registerNumber: string;
  readonly receivedOn: OfficeDate;
  readonly channel: ComplaintChannel;
  readonly category: Category;
  readonly handlingClass: HandlingClass;
  readonly confidential: boolean;
  readonly origin: RecapOrigin;
  readonly state: ComplaintState;
  readonly forwardedTo: ForwardDestination | null;
  /** Day of the answer, or of handing it on. */
  readonly resolvedOn: OfficeDate | null;
  readonly resolveDueOn: OfficeDate | null;
  /** Null while it is not resolved. */
  readonly onTime: boolean | null;
  readonly endedOn: OfficeDate | null;
  /** Working days from receipt to its end, or to the end of the span. */
  readonly workingDays: number;
}

/** The counters of a span of whole months; `toFollowUp = carriedOver + received − rejectedOrWithdrawn = inProcess + done`. */
export interface RecapCounts {
  /** Open when the span began. */
  readonly carriedOver: number;
  /** Came in the span, those opened again included. */
  readonly received: number;
  readonly rejectedOrWithdrawn: number;
  readonly toFollowUp: number;
  readonly inProcess: number;
  readonly done: number;
  /** Of `done`: handed to the competent body. */
  readonly forwarded: number;
  /** Of `inProcess`: past the day by which they had to be answered. */
  readonly overdue: number;
  /** Answered or handed on within the span. */
  readonly answered: number;
  readonly answeredOnTime: number;
  /** `done` of `toFollowUp`, in hundredths of a percent: 66,67 % is 6667. Null when there is nothing to follow up. */
  readonly doneRate: number | null;
  /** `answeredOnTime` of `answered`, in hundredths of a percent; null when nothing was answered. */
  readonly onTimeRate: number | null;
  /** Of `toFollowUp`; every category and channel is there. */
  readonly byCategory: Readonly<Record<Category, number>>;
  readonly byChannel: Readonly<Record<ComplaintChannel, number>>;
}

export interface MonthRecap extends RecapCounts {
  readonly year: number;
  readonly month: number;
  /** By register number; rejected and withdrawn ones included. */
  readonly rows: readonly RecapRow[];
}

export interface QuarterRecap extends RecapCounts, Period {}

/** @throws Error when the counters' identity does not hold, which no sequence of events can bring about */
export function monthRecap(
  _cases: readonly RecapCase[],
  _month: { readonly year: number; readonly month: number },
  _rules: RecapRules
): MonthRecap {
  throw new Error('not built yet');
}

/** The same counters over a quarter. @throws as `monthRecap` */
export function quarterRecap(_cases: readonly RecapCase[], _period: Period, _rules: RecapRules): QuarterRecap {
  throw new Error('not built yet');
}
