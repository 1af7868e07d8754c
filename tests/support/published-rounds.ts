import { defaultRoundDates } from '#lib/domain/surveys/round.ts';
import type { Period } from '#lib/domain/calendar/period.ts';
import { currentInstruments } from '#lib/domain/surveys/instruments/shipped-instruments.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';
import type { Database } from '#lib/server/db/client.ts';
import { findRound, insertRound, updateRound, type Round } from '#lib/server/surveys/repository.ts';
import { submitResponse } from '#lib/server/surveys/submit-response.ts';
import { newId, watchSaying } from '#tests/support/submissions.ts';

/** The round of a quarter with the default dates, made if it is not there. */
export async function makeRound(db: Database, survey: SurveySlug, period: Period): Promise<Round> {
  const instrumentId = currentInstruments[survey].id;
  await insertRound(db, { ...defaultRoundDates(period), survey, period, instrumentId });
  const round = await findRound(db, survey, period);
  if (!round) throw new Error('the round was not made');
  return round;
}

export interface PublishedRound {
  readonly survey: SurveySlug;
  readonly period: Period;
  readonly values: readonly number[];
  readonly publishedOn: string;
  /** How many people answered an item; the others skipped it. */
  readonly answeredBy?: Readonly<Record<string, number>>;
}

/** Fills a round with as many answers as there are values, each value on every question, and publishes it at noon of a day. */
export async function publishRound(
  db: Database,
  { survey, period, values, publishedOn, answeredBy = {} }: PublishedRound
): Promise<void> {
  const round = await makeRound(db, survey, period);
  const instrument = currentInstruments[survey];
  const takenAt = `${round.closesOn}T09:00:00+08:00`;
  const deps = { db, now: () => Date.parse(takenAt), bursts: watchSaying(false) };
  for (const [person, value] of values.entries()) {
    const answered = instrument.items.filter(({ key }) => person < (answeredBy[key] ?? Infinity));
    const answers = Object.fromEntries(answered.map(({ key }) => [key, value]));
    await submitResponse(deps, newId(), { survey, instrument: instrument.id, channel: 'web', takenAt, answers }, '');
  }
  const publishedAt = new Date(`${publishedOn}T12:00:00+08:00`);
  await updateRound(db, round.id, { stage: 'published', version: 1, closedAt: publishedAt, publishedAt });
}
