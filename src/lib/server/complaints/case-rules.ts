import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { WorkingCalendar } from '#lib/domain/calendar/working-days.ts';
import { handlingClassOf, type ComplaintClass } from '#lib/domain/complaints/complaint-class.ts';
import {
  deadlinesOf,
  type ComplaintLimits,
  type DatedEvent,
  type Deadlines
} from '#lib/domain/complaints/deadlines.ts';
import { complaintLimits } from '#lib/domain/settings/complaint-settings.ts';
import { transitionFactsOf, type TransitionDays, type TransitionFacts } from '#lib/domain/complaints/transition.ts';
import { loadCalendar } from '#lib/server/calendar/service.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { readSettings } from '#lib/server/settings/service.ts';

/** The office's calendar and its limits, as they are in force. */
export interface CaseRules {
  readonly calendar: WorkingCalendar;
  /** Those of the day of the receipt: a later change does not move a promise that was given. */
  readonly limitsFor: (receivedOn: OfficeDate) => ComplaintLimits;
}

export async function loadCaseRules(db: Queryable): Promise<CaseRules> {
  const calendar = await loadCalendar(db);
  const settings = await readSettings(db);
  return { calendar, limitsFor: (receivedOn) => complaintLimits(settings(receivedOn)) };
}

interface ClassifiedFacts {
  readonly receivedOn: OfficeDate;
  readonly class: ComplaintClass;
  readonly oversight: boolean | null;
}

/** The deadlines of a case after all its events. */
export function deadlinesAfter(
  { calendar, limitsFor }: CaseRules,
  { receivedOn, oversight, class: complaintClass }: ClassifiedFacts,
  events: readonly DatedEvent[]
): Deadlines {
  const handlingClass = handlingClassOf(complaintClass, oversight);
  return deadlinesOf({ receivedOn, handlingClass, events }, limitsFor(receivedOn), calendar);
}

export function transitionFacts(
  { limitsFor }: CaseRules,
  complaint: TransitionDays & { readonly receivedOn: OfficeDate },
  today: OfficeDate
): TransitionFacts {
  return transitionFactsOf(complaint, today, limitsFor(complaint.receivedOn));
}
