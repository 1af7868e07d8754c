import { addDays, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { Period } from '#lib/domain/calendar/period.ts';
import { publicationDueOn, type RoundAction, type RoundDates, type RoundStatus } from './round.ts';

/** Days ahead of its closing day from which a round is worth a look. */
export const closingNoticeDays = 14;

/** What a person has to do with a round next, and by when. */
export interface DueAction {
  readonly action: Extract<RoundAction, 'close' | 'review' | 'publish'>;
  readonly dueOn: OfficeDate;
  readonly isLate: boolean;
}

/**
 * What is due for a round on an office day. Review and publication are due together, at the end of the due month plus the grace;
 * a closed round without any answer has nothing to review.
 */
export function dueActionOf(
  round: RoundDates & { readonly period: Period; readonly status: RoundStatus; readonly hasAnswers: boolean },
  today: OfficeDate,
  graceDays = 0
): DueAction | undefined {
  const { status, closesOn, hasAnswers } = round;
  if (status === 'open' && closesOn <= addDays(today, closingNoticeDays)) {
    return { action: 'close', dueOn: closesOn, isLate: false };
  }
  const publication = publicationDueOn(round.period, graceDays);
  if (status === 'closed' && hasAnswers) return due('review', publication, today);
  if (status === 'reviewed') return due('publish', publication, today);
  return undefined;
}

function due(action: 'review' | 'publish', dueOn: OfficeDate, today: OfficeDate): DueAction {
  return { action, dueOn, isLate: today > dueOn };
}
