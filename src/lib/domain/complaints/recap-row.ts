import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { workingDaysBetween, type WorkingCalendar } from '#lib/domain/calendar/working-days.ts';
import type { Category } from './category.ts';
import type { ComplaintChannel } from './complaint-channel.ts';
import type { HandlingClass } from './complaint-class.ts';
import type { ComplaintLimits } from './complaint-limits.ts';
import { hasEnded, type ComplaintState } from './complaint-state.ts';
import { deadlinesOf, type DatedEvent } from './deadlines.ts';
import type { ForwardDestination } from './forward-destination.ts';

/** What the recap needs of a case; class, category and channel as they are now. */
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
  /** In the order they happened, the receipt first. */
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
export interface RecapRow extends Omit<RecapCase, 'events'> {
  readonly origin: RecapOrigin;
  readonly state: ComplaintState;
  /** Day of the answer, or of handing it on; null while there is none, and for what was rejected or withdrawn. */
  readonly resolvedOn: OfficeDate | null;
  readonly resolvedInSpan: boolean;
  /** Null while the clock stands still. */
  readonly resolveDueOn: OfficeDate | null;
  /** Null while it is not resolved. */
  readonly onTime: boolean | null;
  /** Open without an answer, and past its last day at the end of the span. */
  readonly overdue: boolean;
  readonly endedOn: OfficeDate | null;
  /** Working days from receipt to the end of the case, or of the span. */
  readonly workingDays: number;
}

const isOpen = (state: ComplaintState | undefined) => state !== undefined && !hasEnded(state);
const isAnswer = (state: ComplaintState | undefined) =>
  state === 'answered' || state === 'closed' || state === 'forwarded';

function stateAfter(events: readonly DatedEvent[]): ComplaintState | undefined {
  return events.findLast(({ toState }) => toState !== null)?.toState ?? undefined;
}

/** First day of the stretch at the end of the events whose states all hold `belongs`; null when the last one does not. */
function sinceWhen(events: readonly DatedEvent[], belongs: (state: ComplaintState) => boolean): OfficeDate | null {
  let since: OfficeDate | null = null;
  for (const { toState, onDate } of events) {
    if (toState === null) continue;
    since = belongs(toState) ? (since ?? onDate) : null;
  }
  return since;
}

function originOf(before: ComplaintState | undefined, within: readonly DatedEvent[]): RecapOrigin | undefined {
  if (isOpen(before)) return 'carried_over';
  if (before === undefined) return within.some(({ toState }) => toState !== null) ? 'received' : undefined;
  return within.some(({ toState }) => toState !== null && isOpen(toState)) ? 'reopened' : undefined;
}

/** A case's row in the recap of the days `from` to `to`; undefined when it was no matter of these days. */
export function recapRow(
  complaint: RecapCase,
  from: OfficeDate,
  to: OfficeDate,
  { calendar, limitsOn }: RecapRules
): RecapRow | undefined {
  const past = complaint.events.filter(({ onDate }) => onDate <= to);
  const origin = originOf(
    stateAfter(past.filter(({ onDate }) => onDate < from)),
    past.filter(({ onDate }) => onDate >= from)
  );
  const state = stateAfter(past);
  if (origin === undefined || state === undefined) return undefined;
  const { receivedOn, handlingClass } = complaint;
  const { resolveDueOn } = deadlinesOf({ receivedOn, handlingClass, events: past }, limitsOn(receivedOn), calendar);
  const resolvedOn = sinceWhen(past, isAnswer);
  const endedOn = sinceWhen(past, hasEnded);
  return {
    id: complaint.id,
    registerNumber: complaint.registerNumber,
    receivedOn,
    channel: complaint.channel,
    category: complaint.category,
    handlingClass,
    confidential: complaint.confidential,
    forwardedTo: state === 'forwarded' ? complaint.forwardedTo : null,
    origin,
    state,
    resolvedOn,
    resolvedInSpan: resolvedOn !== null && resolvedOn >= from,
    resolveDueOn,
    onTime: resolvedOn === null ? null : resolveDueOn === null || resolvedOn <= resolveDueOn,
    overdue: isOpen(state) && resolvedOn === null && resolveDueOn !== null && resolveDueOn < to,
    endedOn,
    workingDays: workingDaysBetween(calendar, receivedOn, endedOn ?? to)
  };
}
