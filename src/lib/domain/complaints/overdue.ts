import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { ComplaintState } from './complaint-state.ts';

/** The office's own deadlines; those of the complainant end a case by themselves. */
export const officeDuties = ['verify', 'first_response', 'resolve', 'reply'] as const;
export type OfficeDuty = (typeof officeDuties)[number];

export interface DutyFacts {
  readonly state: ComplaintState;
  readonly verifyDueOn: OfficeDate;
  readonly verifiedOn: OfficeDate | null;
  readonly firstResponseDueOn: OfficeDate;
  readonly firstResponseOn: OfficeDate | null;
  /** Null while the clock stands still. */
  readonly resolveDueOn: OfficeDate | null;
  /** Null unless a reply to the answer waits for words of the office. */
  readonly replyDueOn: OfficeDate | null;
  readonly endedOn: OfficeDate | null;
}

const unresolved: ReadonlySet<ComplaintState> = new Set(['received', 'in_verification', 'in_progress']);

/** What the office still owes an open case, with the last day for it; the same duties as in the inbox. */
export function openDuties(facts: DutyFacts): readonly { readonly duty: OfficeDuty; readonly dueOn: OfficeDate }[] {
  if (facts.endedOn !== null) return [];
  const { verifyDueOn, firstResponseDueOn, resolveDueOn, replyDueOn } = facts;
  return [
    ...(facts.verifiedOn === null ? [{ duty: 'verify' as const, dueOn: verifyDueOn }] : []),
    ...(facts.firstResponseOn === null ? [{ duty: 'first_response' as const, dueOn: firstResponseDueOn }] : []),
    ...(resolveDueOn !== null && unresolved.has(facts.state)
      ? [{ duty: 'resolve' as const, dueOn: resolveDueOn }]
      : []),
    ...(replyDueOn !== null && facts.state === 'answered' ? [{ duty: 'reply' as const, dueOn: replyDueOn }] : [])
  ];
}

interface Mark {
  readonly kind: string;
  readonly detail: string | null;
  readonly onDate: OfficeDate;
}

/**
 * Deadlines that passed without what they ask for, and that no `overdue` event tells of yet. A deadline that moved and passed again
 * is told of again.
 *
 * @param events of the case
 */
export function unmarkedOverdue(facts: DutyFacts, events: readonly Mark[], today: OfficeDate): readonly OfficeDuty[] {
  return openDuties(facts)
    .filter(({ dueOn }) => dueOn < today)
    .filter(
      ({ duty, dueOn }) =>
        !events.some(({ kind, detail, onDate }) => kind === 'overdue' && detail === duty && onDate > dueOn)
    )
    .map(({ duty }) => duty);
}
