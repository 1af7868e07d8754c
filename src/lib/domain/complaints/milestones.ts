import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { hasEnded, type ComplaintState } from './complaint-state.ts';

/** The days on which a case reached what its deadlines ask for; null while it has not. */
export interface Milestones {
  readonly verifiedOn: OfficeDate | null;
  /** First words of the office to the complainant. */
  readonly firstResponseOn: OfficeDate | null;
  readonly fileCompleteOn: OfficeDate | null;
  readonly answeredOn: OfficeDate | null;
  /** closed, forwarded, rejected or withdrawn */
  readonly endedOn: OfficeDate | null;
  readonly reopenedOn: OfficeDate | null;
}

/**
 * The days after a step on the office day `on`. A first day stays the first; a case that is open again without an answer, reopened or
 * merged into one that has none, loses its answer and its end, and gets new ones. Withdrawing verifies nothing.
 */
export function milestonesAfter(
  before: Milestones,
  { kind, from, to, on }: { kind: string; from: ComplaintState; to: ComplaintState; on: OfficeDate }
): Milestones {
  const unanswered = (hasEnded(from) || from === 'answered') && !hasEnded(to) && to !== 'answered';
  const open = unanswered ? { ...before, answeredOn: null, endedOn: null } : before;
  const past = kind === 'reopen' ? { ...open, reopenedOn: on } : open;
  const verified = to !== 'received' && to !== 'in_verification' && to !== 'withdrawn';
  const complete = to === 'in_progress' || to === 'answered' || to === 'closed' || to === 'forwarded';
  return {
    ...past,
    verifiedOn: past.verifiedOn ?? (verified ? on : null),
    fileCompleteOn: past.fileCompleteOn ?? (complete ? on : null),
    answeredOn: past.answeredOn ?? (to === 'answered' || to === 'closed' ? on : null),
    endedOn: past.endedOn ?? (hasEnded(to) ? on : null)
  };
}
