import { addDays, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { ComplaintLimits } from './complaint-limits.ts';
import { hasEnded, type ComplaintState } from './complaint-state.ts';

/** Everything that moves a case from one state to another. */
export const complaintActions = [
  'verify',
  'ask_completion',
  'complete',
  'accept',
  'answer',
  'close',
  'reopen',
  'forward',
  'reject',
  'withdraw',
  'lapse'
] as const;
export type ComplaintAction = (typeof complaintActions)[number];

/** What a complainant may do with the code in hand. */
export type ComplainantAction = 'reply' | 'withdraw' | 'reopen' | 'rate';

/** What a step depends on beside the state. */
export interface TransitionFacts {
  /** The file was accepted as complete at some time. */
  readonly fileComplete: boolean;
  /** Not opened again before, and the time to do so is not over. */
  readonly mayReopen: boolean;
  /** Answered, and the last day for a reply lies behind us without one. */
  readonly replyTimeOver: boolean;
}

/** Days of a case as its row holds them. */
export interface TransitionDays {
  readonly fileCompleteOn: OfficeDate | null;
  readonly endedOn: OfficeDate | null;
  readonly reopenedOn: OfficeDate | null;
  readonly autoCloseOn: OfficeDate | null;
}

export function transitionFactsOf(days: TransitionDays, today: OfficeDate, limits: ComplaintLimits): TransitionFacts {
  const { fileCompleteOn, endedOn, reopenedOn, autoCloseOn } = days;
  return {
    fileComplete: fileCompleteOn !== null,
    mayReopen: reopenedOn === null && (endedOn === null || today <= addDays(endedOn, limits.reopen)),
    replyTimeOver: autoCloseOn !== null && autoCloseOn < today
  };
}

type Step = ComplaintState | ((facts: TransitionFacts) => ComplaintState | undefined);

const afterCompletion: Step = ({ fileComplete }) => (fileComplete ? 'in_progress' : 'in_verification');
const reopened: Step = ({ mayReopen }) => (mayReopen ? 'in_progress' : undefined);
/** The complainant has the whole time for a reply, whoever would like to see the case closed. */
const closed: Step = ({ replyTimeOver }) => (replyTimeOver ? 'closed' : undefined);

const steps: Readonly<Record<ComplaintState, Partial<Readonly<Record<ComplaintAction, Step>>>>> = {
  received: {
    verify: 'in_verification',
    accept: 'in_progress',
    ask_completion: 'needs_completion',
    answer: 'answered',
    forward: 'forwarded',
    reject: 'rejected',
    withdraw: 'withdrawn'
  },
  in_verification: {
    accept: 'in_progress',
    ask_completion: 'needs_completion',
    answer: 'answered',
    forward: 'forwarded',
    reject: 'rejected',
    withdraw: 'withdrawn'
  },
  needs_completion: {
    complete: afterCompletion,
    forward: 'forwarded',
    reject: 'rejected',
    withdraw: 'withdrawn',
    lapse: 'withdrawn'
  },
  in_progress: {
    ask_completion: 'needs_completion',
    answer: 'answered',
    forward: 'forwarded',
    reject: 'rejected',
    withdraw: 'withdrawn'
  },
  // A second answer replies to the complainant's reply and begins their time anew.
  answered: { answer: 'answered', close: closed, reopen: reopened, forward: 'forwarded', withdraw: 'withdrawn' },
  forwarded: {},
  closed: { reopen: reopened },
  rejected: {},
  withdrawn: {}
};

/** The state a step leads to; undefined when the state does not allow it (regulations.md §3.2). */
export function nextState(
  state: ComplaintState,
  action: ComplaintAction,
  facts: TransitionFacts
): ComplaintState | undefined {
  const step = steps[state][action];
  return typeof step === 'function' ? step(facts) : step;
}

const officeMayNot: readonly ComplaintAction[] = ['withdraw', 'lapse'];

/**
 * Steps an officer may take. `reopen` and `complete` are the complainant's, taken for them when they call or write.
 *
 * @param facts without them every step that the state may allow
 */
export function officeActions(state: ComplaintState, facts?: TransitionFacts): ComplaintAction[] {
  return complaintActions.filter((action) => {
    if (officeMayNot.includes(action)) return false;
    return facts ? nextState(state, action, facts) !== undefined : steps[state][action] !== undefined;
  });
}

const rated: readonly ComplaintState[] = ['closed', 'forwarded', 'rejected'];

export function complainantActions(state: ComplaintState, facts: TransitionFacts): ComplainantAction[] {
  const actions: ComplainantAction[] = [];
  if (!hasEnded(state)) actions.push('reply', 'withdraw');
  if (nextState(state, 'reopen', facts)) actions.push('reopen');
  if (rated.includes(state)) actions.push('rate');
  return actions;
}
