import { addDays, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { addWorkingDays, type WorkingCalendar } from '#lib/domain/calendar/working-days.ts';
import type { HandlingClass } from './complaint-class.ts';
import { firstResponseCalendarDays, type ComplaintLimits } from './complaint-limits.ts';
import { hasEnded, type ComplaintState } from './complaint-state.ts';

export { shippedLimits, type ComplaintLimits } from './complaint-limits.ts';

/** What deadlines need of an event, in the order they happened; those without `toState` leave the state as it is. */
export interface DatedEvent {
  readonly kind: string;
  readonly onDate: OfficeDate;
  readonly toState: ComplaintState | null;
}

export interface DeadlineFacts {
  readonly receivedOn: OfficeDate;
  readonly handlingClass: HandlingClass;
  readonly events: readonly DatedEvent[];
}

/** Last days, each itself included. */
export interface Deadlines {
  readonly verifyDueOn: OfficeDate;
  readonly firstResponseDueOn: OfficeDate;
  /**
   * From the day the file was accepted as complete; before, and without that, from the receipt. Null while the clock stands still
   * for a completion.
   */
  readonly resolveDueOn: OfficeDate | null;
  /** Null unless we wait for a completion. */
  readonly completeDueOn: OfficeDate | null;
  /** Null unless an answer waits for a reply; a reply ends the waiting until the office answers again. */
  readonly autoCloseOn: OfficeDate | null;
  /** For the office's words on a reply to its answer: as long as for the first response. Null unless a reply waits for them. */
  readonly replyDueOn: OfficeDate | null;
}

/** Days after `from` up to and with `to` on which the clock stands still; null: it still does. */
interface Pause {
  readonly from: OfficeDate;
  readonly to: OfficeDate | null;
}

interface Clock {
  readonly state: ComplaintState;
  /** Undefined until the file was accepted as complete. */
  readonly startedOn: OfficeDate | undefined;
  readonly pauses: readonly Pause[];
  /** Day of the answer that waits for a reply. */
  readonly awaitingReplySince: OfficeDate | undefined;
  /** Day of the first reply to the answer that the office owes words. */
  readonly repliedOn: OfficeDate | undefined;
}

const isResolved = (state: ComplaintState) => state === 'answered' || hasEnded(state);

function advance(clock: Clock, { kind, onDate, toState }: DatedEvent): Clock {
  if (toState === null) {
    if (clock.state !== 'answered') return clock;
    if (kind === 'reply') return { ...clock, awaitingReplySince: undefined, repliedOn: clock.repliedOn ?? onDate };
    const met = kind === 'reply_done' && clock.repliedOn !== undefined;
    return met ? { ...clock, awaitingReplySince: onDate, repliedOn: undefined } : clock;
  }
  // A merge may also lead out of an answer: the case then shares a state, and keeps its own time.
  const isReopened = kind === 'reopen' && isResolved(clock.state) && !isResolved(toState);
  const started = clock.startedOn ?? (toState === 'in_progress' ? onDate : undefined);
  return {
    state: toState,
    startedOn: isReopened ? onDate : started,
    pauses: isReopened ? pausesAfter({ ...clock, pauses: [] }, toState, onDate) : pausesAfter(clock, toState, onDate),
    awaitingReplySince: toState === 'answered' ? onDate : undefined,
    repliedOn: undefined
  };
}

function pausesAfter({ pauses, state }: Clock, toState: ComplaintState, onDate: OfficeDate): readonly Pause[] {
  if (toState === 'needs_completion') {
    return state === 'needs_completion' ? pauses : [...pauses, { from: onDate, to: null }];
  }
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: onDate } : pause));
}

/** The same working days without those that fall into a pause. */
function withoutPauses(calendar: WorkingCalendar, pauses: readonly Pause[]): WorkingCalendar {
  const stands = (date: OfficeDate) => pauses.some(({ from, to }) => date > from && to !== null && date <= to);
  return { ...calendar, isWorkingDay: (date) => calendar.isWorkingDay(date) && !stands(date) };
}

/**
 * All deadlines of a case as they stand after its events. Working days are counted from the first one after the starting day;
 * the day a pause begins still counts, the day it ends does not. A case that was opened again has the whole time anew.
 *
 * @param limits those in force on the day of the receipt
 */
export function deadlinesOf(
  { receivedOn, handlingClass, events }: DeadlineFacts,
  limits: ComplaintLimits,
  calendar: WorkingCalendar
): Deadlines {
  const start: Clock = {
    state: 'received',
    startedOn: undefined,
    pauses: [],
    awaitingReplySince: undefined,
    repliedOn: undefined
  };
  const clock = events.reduce(advance, start);
  const waiting = clock.pauses.find(({ to }) => to === null);
  const running = withoutPauses(calendar, clock.pauses);
  const firstResponse = addWorkingDays(calendar, receivedOn, limits.firstResponse);
  const latestResponse = addDays(receivedOn, firstResponseCalendarDays);
  return {
    verifyDueOn: addWorkingDays(calendar, receivedOn, limits.verify),
    firstResponseDueOn: firstResponse < latestResponse ? firstResponse : latestResponse,
    resolveDueOn: waiting
      ? null
      : addWorkingDays(running, clock.startedOn ?? receivedOn, limits.resolve[handlingClass]),
    completeDueOn: waiting ? addDays(waiting.from, limits.completion) : null,
    autoCloseOn:
      clock.awaitingReplySince === undefined
        ? null
        : addWorkingDays(calendar, clock.awaitingReplySince, limits.autoClose),
    replyDueOn: clock.repliedOn === undefined ? null : addWorkingDays(calendar, clock.repliedOn, limits.firstResponse)
  };
}

export type DueState = 'done_in_time' | 'done_late' | 'due_today' | 'due' | 'overdue';

/** How a deadline stands; its own day is still in time. */
export function dueState(deadline: OfficeDate, doneOn: OfficeDate | null, today: OfficeDate): DueState {
  if (doneOn !== null) return doneOn <= deadline ? 'done_in_time' : 'done_late';
  if (today === deadline) return 'due_today';
  return today < deadline ? 'due' : 'overdue';
}
