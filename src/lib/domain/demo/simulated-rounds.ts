import { addDays, officeDateAt, startOfOfficeDate, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { periodAt, periodIndex, type Period } from '#lib/domain/calendar/period.ts';
import { defaultRoundDates, publicationDueOn, type RoundDates } from '#lib/domain/surveys/round.ts';
import { surveySlugs, type SurveySlug } from '#lib/domain/surveys/survey.ts';

export interface SimulatedRound extends RoundDates {
  readonly survey: SurveySlug;
  readonly period: Period;
  /** Quarters since the first: answers get better with it. */
  readonly place: number;
  readonly responses: number;
  /** Null while the round is open, or closed and not reported yet. */
  readonly publishedOn: OfficeDate | null;
}

export const firstSimulatedPeriod: Period = { year: 2025, quarter: 1 };

const ordinary: Readonly<Record<SurveySlug, number>> = {
  'pelayanan-publik': 240,
  'persepsi-korupsi': 190,
  'kualitas-pelayanan': 130
};

type Exception = { readonly responses?: number; readonly late?: true } | 'no survey';

/** What an honest history looks like: a quarter left out, two with few respondents, one reported too late. */
const exceptions: Readonly<Record<string, Exception>> = {
  'pelayanan-publik 1': 'no survey',
  'kualitas-pelayanan 0': { responses: 7 },
  'kualitas-pelayanan 1': 'no survey',
  'persepsi-korupsi 1': { responses: 18 },
  'persepsi-korupsi 3': { late: true }
};

const daysToReport = 5;
const daysTooLate = 17;

/**
 * The rounds from the first quarter of 2025 to today's, with how many people answered.
 * @param today rounds that open on this day or later are left out
 * @param share of the ordinary number of respondents; the exceptions stay as they are
 */
export function simulatedRounds(today: OfficeDate, share = 1): SimulatedRound[] {
  return surveySlugs.flatMap((survey) => {
    const rounds: SimulatedRound[] = [];
    for (let place = 0; ; place += 1) {
      const period = periodAt(periodIndex(firstSimulatedPeriod) + place);
      const dates = defaultRoundDates(period);
      if (dates.opensOn >= today) return rounds;
      const exception = exceptions[`${survey} ${place}`];
      if (exception === 'no survey') continue;
      const publishedOn = exception?.late
        ? addDays(publicationDueOn(period, 0), daysTooLate)
        : addDays(dates.closesOn, daysToReport);
      rounds.push({
        ...dates,
        survey,
        period,
        place,
        responses: exception?.responses ?? Math.round(ordinary[survey] * share * shareUntil(dates, today)),
        publishedOn: publishedOn < today ? publishedOn : null
      });
    }
  });
}

/** How much of the round has passed, from 0 to 1; never nothing. */
function shareUntil({ opensOn, closesOn }: RoundDates, today: OfficeDate): number {
  const begin = startOfOfficeDate(opensOn);
  const passed = (startOfOfficeDate(today) - begin) / (startOfOfficeDate(closesOn) - begin);
  return Math.min(1, Math.max(0.1, passed));
}

/** The office day before which a round of the simulation has all its answers. */
export function answeredUntil({ closesOn }: RoundDates, now: number): number {
  return Math.min(startOfOfficeDate(addDays(closesOn, 1)), startOfOfficeDate(officeDateAt(now)));
}
