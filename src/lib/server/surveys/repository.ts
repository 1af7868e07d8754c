import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { periodIndex, type Period, type Quarter } from '#lib/domain/calendar/period.ts';
import type { Instrument } from '#lib/domain/surveys/instrument.ts';
import type { RoundDates, RoundStage } from '#lib/domain/surveys/round.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { instruments, surveyRounds } from '#lib/server/db/schema/surveys.ts';
import { and, asc, eq, sql } from 'drizzle-orm';

export interface Round extends RoundDates {
  readonly id: number;
  readonly survey: SurveySlug;
  readonly period: Period;
  readonly instrumentId: string;
  readonly stage: RoundStage;
  readonly version: number;
  readonly closedAt: Date | null;
  readonly publishedAt: Date | null;
}

function toRound(row: typeof surveyRounds.$inferSelect): Round {
  const { year, quarter, survey, ...rest } = row;
  return { ...rest, survey: survey as SurveySlug, period: { year, quarter: quarter as Quarter } };
}

export async function findRound(db: Queryable, survey: SurveySlug, period: Period): Promise<Round | undefined> {
  const [row] = await db
    .select()
    .from(surveyRounds)
    .where(
      and(eq(surveyRounds.survey, survey), eq(surveyRounds.year, period.year), eq(surveyRounds.quarter, period.quarter))
    );
  return row && toRound(row);
}

/**
 * Takes a survey's round and its neighbours for a change, in the order of time: a second person's change waits until ours is
 * done, and two changes of neighbours never wait for each other.
 */
export async function listRoundsForUpdate(tx: Queryable, survey: SurveySlug, around: Period): Promise<Round[]> {
  const index = sql`${surveyRounds.year} * 4 + ${surveyRounds.quarter} - 1`;
  const rows = await tx
    .select()
    .from(surveyRounds)
    .where(and(eq(surveyRounds.survey, survey), sql`abs(${index} - ${periodIndex(around)}) <= 1`))
    .orderBy(asc(surveyRounds.year), asc(surveyRounds.quarter))
    .for('update');
  return rows.map(toRound);
}

/** The round an office day belongs to: the newest that has opened by then. */
export async function findRoundOn(db: Queryable, survey: SurveySlug, day: OfficeDate): Promise<Round | undefined> {
  const [row] = await db
    .select()
    .from(surveyRounds)
    .where(and(eq(surveyRounds.survey, survey), sql`${surveyRounds.opensOn} <= ${day}`))
    .orderBy(sql`${surveyRounds.opensOn} desc`)
    .limit(1);
  return row && toRound(row);
}

/** The round each survey is in on an office day: the newest that has opened by then. One query for all surveys. */
export async function listRoundsOn(db: Queryable, day: OfficeDate): Promise<Round[]> {
  const rows = await db
    .selectDistinctOn([surveyRounds.survey])
    .from(surveyRounds)
    .where(sql`${surveyRounds.opensOn} <= ${day}`)
    .orderBy(surveyRounds.survey, sql`${surveyRounds.opensOn} desc`);
  return rows.map(toRound);
}

/** All rounds of a survey, or of all surveys, oldest first. */
export async function listRounds(db: Queryable, survey?: SurveySlug): Promise<Round[]> {
  const rows = await db
    .select()
    .from(surveyRounds)
    .where(survey ? eq(surveyRounds.survey, survey) : undefined)
    .orderBy(asc(surveyRounds.year), asc(surveyRounds.quarter), asc(surveyRounds.survey));
  return rows.map(toRound);
}

/** Makes the round unless the survey has one for the period already. */
export async function insertRound(
  db: Queryable,
  round: RoundDates & { survey: SurveySlug; period: Period; instrumentId: string }
): Promise<void> {
  await db
    .insert(surveyRounds)
    .values({
      survey: round.survey,
      year: round.period.year,
      quarter: round.period.quarter,
      instrumentId: round.instrumentId,
      opensOn: round.opensOn,
      closesOn: round.closesOn
    })
    .onConflictDoNothing();
}

export async function updateRound(
  db: Queryable,
  id: number,
  change: Partial<RoundDates> & { stage?: RoundStage; version?: number; closedAt?: Date; publishedAt?: Date }
): Promise<void> {
  await db.update(surveyRounds).set(change).where(eq(surveyRounds.id, id));
}

export async function findInstrumentHash(db: Queryable, id: string): Promise<string | undefined> {
  const [row] = await db.select({ sha256: instruments.sha256 }).from(instruments).where(eq(instruments.id, id));
  return row?.sha256;
}

export async function insertInstrument(
  db: Queryable,
  instrument: Instrument,
  sha256: string,
  publishedAt: Date
): Promise<void> {
  await db
    .insert(instruments)
    .values({ id: instrument.id, survey: instrument.survey, definition: instrument, sha256, publishedAt })
    .onConflictDoNothing();
}
