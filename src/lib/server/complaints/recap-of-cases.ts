import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { firstDayOf, lastDayOf, monthsOf, quarterEndingWith, type Month } from '#lib/domain/calendar/month.ts';
import type { Period } from '#lib/domain/calendar/period.ts';
import { handlingClassOf } from '#lib/domain/complaints/complaint-class.ts';
import type { RecapCase } from '#lib/domain/complaints/recap-row.ts';
import { monthRecap, quarterRecap, type MonthRecap } from '#lib/domain/complaints/recap.ts';
import { actorName } from '#lib/domain/staff/actor.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { loadCaseRules } from './case-rules.ts';
import { listRecapFacts, type RecapContent, type RecapFacts } from './recap-repository.ts';

const complainant = actorName({ kind: 'complainant' });

/** A month's figures from the events of all cases, as they stand now; with the quarter's where the month ends one. */
export async function countMonth(db: Queryable, month: Month): Promise<RecapContent> {
  const quarter = quarterEndingWith(month);
  return {
    month: await recapMonth(db, month),
    quarter: quarter ? await recapQuarter(db, quarter) : null
  };
}

export async function recapMonth(db: Queryable, month: Month): Promise<MonthRecap> {
  const { cases, rules } = await readCases(db, firstDayOf(month), lastDayOf(month));
  return monthRecap(cases, month, rules);
}

async function recapQuarter(db: Queryable, period: Period) {
  const [first, , last] = monthsOf(period);
  if (!first || !last) throw new Error('A quarter has three months');
  const { cases, rules } = await readCases(db, firstDayOf(first), lastDayOf(last));
  return quarterRecap(cases, period, rules);
}

async function readCases(db: Queryable, from: OfficeDate, to: OfficeDate) {
  const [facts, { calendar, limitsFor }] = [await listRecapFacts(db, { from, to }), await loadCaseRules(db)];
  const cases = facts.flatMap((entry) => recapCaseOf(entry, to) ?? []);
  return { cases, rules: { calendar, limitsOn: limitsFor } };
}

/**
 * A case of a flood counts from the day on which the office first dealt with it: whoever floods the form, and takes it back, does not
 * make the office's figures. Undefined while nobody did by the end of the span.
 */
function recapCaseOf({ complaint, events }: RecapFacts, to: OfficeDate): RecapCase | undefined {
  const { quarantined, identity, oversight, class: complaintClass, ...rest } = complaint;
  const moves = events.filter(({ toState }) => toState !== null);
  const [receipt, ...steps] = moves;
  const first = steps.findIndex(({ actor }) => actor !== complainant);
  const firstStep = steps[first];
  if (quarantined && (!firstStep || firstStep.onDate > to)) return undefined;
  const counted =
    quarantined && receipt && firstStep ? [{ ...receipt, onDate: firstStep.onDate }, ...steps.slice(first)] : events;
  return {
    ...rest,
    handlingClass: handlingClassOf(complaintClass, oversight),
    confidential: identity === 'confidential',
    events: counted
  };
}
