import { createHash } from 'node:crypto';
import { officeDateAt, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { addQuarters, parsePeriod, quartersOf, samePeriod, type Period } from '#lib/domain/calendar/period.ts';
import { notFound } from '#lib/domain/errors.ts';
import { closingDayOf } from '#lib/domain/settings/setting-readings.ts';
import {
  currentInstruments,
  findInstrument,
  shippedInstruments
} from '#lib/domain/surveys/instruments/shipped-instruments.ts';
import { newRoundDates, roundStatusOn, type RoundDates, type RoundStatus } from '#lib/domain/surveys/round.ts';
import {
  isSurveySlug,
  surveySlugs,
  surveys,
  surveyOf,
  type Survey,
  type SurveySlug
} from '#lib/domain/surveys/survey.ts';
import type { Instrument } from '#lib/domain/surveys/instrument.ts';
import type { Dependencies, ReadDependencies } from '#lib/server/dependencies.ts';
import { readSettings } from '#lib/server/settings/service.ts';
import {
  findInstrumentHash,
  findRound,
  findRoundOn,
  insertInstrument,
  insertRound,
  listRounds,
  listRoundsOn,
  type Round
} from './repository.ts';

export type { Round } from './repository.ts';
export { countUncounted, type UncountedResponses } from './uncounted.ts';

export interface SurveyNow {
  readonly survey: Survey;
  readonly instrument: Instrument;
  readonly round: Round;
  readonly status: RoundStatus;
}

/** The survey an address names. */
export function requireSurveySlug(text: string): SurveySlug {
  if (!isSurveySlug(text)) throw notFound('Survei itu tidak ada.');
  return text;
}

/** The quarter an address names, such as `2026-tw4`. */
export function requirePeriod(text: string): Period {
  const period = parsePeriod(text);
  if (!period) throw notFound('Triwulan ditulis seperti 2026-tw4.');
  return period;
}

/** Each survey with the round of today; a round that closed early shows as closed until the next one opens. */
export async function listSurveysNow({ db, now }: Dependencies): Promise<SurveyNow[]> {
  const today = officeDateAt(now());
  const rounds = await listRoundsOn(db, today);
  return surveys.map(({ slug }) =>
    inRound(
      slug,
      rounds.find((round) => round.survey === slug),
      today
    )
  );
}

export async function getSurveyNow({ db, now }: Dependencies, slug: SurveySlug): Promise<SurveyNow> {
  const today = officeDateAt(now());
  return inRound(slug, await findRoundOn(db, slug, today), today);
}

function inRound(slug: SurveySlug, round: Round | undefined, today: OfficeDate): SurveyNow {
  if (!round) throw notFound('Survei ini belum mempunyai periode.');
  return { survey: surveyOf(slug), instrument: instrumentOf(round), round, status: roundStatusOn(round, today) };
}

/** The round of a survey and quarter, with its status today. */
export async function getRound(
  { db, now }: ReadDependencies,
  slug: SurveySlug,
  period: Period
): Promise<{ round: Round; status: RoundStatus }> {
  const round = await findRound(db, slug, period);
  if (!round) throw notFound('Survei pada triwulan itu tidak ada.');
  return { round, status: roundStatusOn(round, officeDateAt(now())) };
}

export async function listSurveyRounds({ db }: Pick<ReadDependencies, 'db'>, slug?: SurveySlug): Promise<Round[]> {
  return listRounds(db, slug);
}

export function instrumentOf(round: Pick<Round, 'instrumentId'>): Instrument {
  const instrument = findInstrument(round.instrumentId);
  if (!instrument) throw new Error(`The round points to ${round.instrumentId}, which this version does not ship`);
  return instrument;
}

/** Stores the shipped instruments; refuses to run when a published version was changed in the program. */
export async function loadInstruments({ db, now }: Dependencies): Promise<void> {
  for (const instrument of shippedInstruments) {
    const sha256 = createHash('sha256').update(JSON.stringify(instrument)).digest('hex');
    const stored = await findInstrumentHash(db, instrument.id);
    if (stored === undefined) await insertInstrument(db, instrument, sha256, new Date(now()));
    else if (stored !== sha256) {
      throw new Error(
        `Instrument ${instrument.id} is published and differs from this program's; ship it as a new version`
      );
    }
  }
}

/** Makes the rounds of the current year, and next year's first as soon as this year's last one has closed. */
export async function ensureRounds({ db, now }: Dependencies): Promise<void> {
  const today = officeDateAt(now());
  const year = Number(today.slice(0, 4));
  const nextYear = addQuarters({ year, quarter: 4 }, 1);
  const [rounds, settings] = await Promise.all([listRounds(db), readSettings(db)]);
  for (const survey of surveySlugs) {
    const instrumentId = currentInstruments[survey].id;
    const find = (period: Period) =>
      rounds.find((round) => round.survey === survey && samePeriod(round.period, period));
    let before: RoundDates | undefined = find(addQuarters({ year, quarter: 1 }, -1));
    for (const period of [...quartersOf(year), nextYear]) {
      const existing = find(period);
      const dates = existing ?? newRoundDates(period, closingDayOf(settings, period), before);
      const isDue = period !== nextYear || today >= dates.opensOn;
      if (!existing && isDue) await insertRound(db, { ...dates, survey, period, instrumentId });
      before = dates;
    }
  }
}
