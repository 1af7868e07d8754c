import type { Channel, Submission } from '#lib/domain/surveys/response.ts';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { Respondent } from '#lib/domain/surveys/respondent.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';
import type { Database, Queryable } from '#lib/server/db/client.ts';
import { quarantinedResponses } from '#lib/server/db/schema/surveys.ts';
import { sql } from 'drizzle-orm';

export interface NewResponse {
  readonly id: string;
  readonly survey: SurveySlug;
  readonly instrumentId: string;
  /** Office day that decides the round. */
  readonly day: OfficeDate;
  /** Office day of the receipt, which decides whether that round still counts answers. */
  readonly today: OfficeDate;
  readonly channel: Channel;
  readonly answers: readonly (number | null)[];
  readonly scaleMax: number;
  readonly respondent: Respondent;
  readonly suggestion: string | null;
  readonly source: string | null;
  readonly takenAt: Date;
  readonly receivedAt: Date;
  readonly durationMs: number | null;
  readonly clockOffsetMs: number | null;
  readonly contentHash: Buffer;
  readonly flags: readonly string[];
}

export type Inserted = { readonly standing: 'counted' | 'held' | 'late' };

/**
 * Stores a response under the round of its day, once: undefined when the id is known already. Finding the round, judging whether
 * it still counts answers and inserting are one statement, so that no answer falls between two of them.
 */
export async function insertResponse(db: Database, response: NewResponse): Promise<Inserted | undefined> {
  const r = response;
  const rows = await db.$client<Inserted[]>`
    with by_date as (
      select id, stage, opens_on, closes_on from survey_rounds
      where survey = ${r.survey} and opens_on <= ${r.day}::date
      order by opens_on desc limit 1
    ), first_round as (
      select id, stage, opens_on, closes_on from survey_rounds
      where survey = ${r.survey} order by opens_on limit 1
    ), round as (
      select * from by_date union all select * from first_round where not exists (select from by_date)
    )
    insert into responses (
      id, round_id, instrument_id, channel, answers, scale_max, item_count,
      sex, age_band, education, occupation, service_type, disability, suggestion, source,
      taken_at, received_at, duration_ms, clock_offset_ms, content_hash, flags, standing
    )
    select
      ${r.id}::uuid, round.id, ${r.instrumentId}, ${r.channel}, ${arrayLiteral(r.answers)}::text::smallint[],
      ${r.scaleMax}::smallint, ${r.answers.length}::smallint,
      ${r.respondent.sex ?? null}, ${r.respondent.ageBand ?? null}, ${r.respondent.education ?? null},
      ${r.respondent.occupation ?? null}, ${r.respondent.serviceType ?? null}, ${r.respondent.disability ?? null},
      ${r.suggestion}, ${r.source}, ${r.takenAt.toISOString()}::timestamptz, ${r.receivedAt.toISOString()}::timestamptz,
      ${r.durationMs}::integer, ${r.clockOffsetMs}::integer, ${r.contentHash}::bytea,
      ${arrayLiteral(r.flags)}::text::text[],
      case
        when round.stage <> 'scheduled' or ${r.today}::date not between round.opens_on and round.closes_on then 'late'
        when ${r.flags.length > 0}::boolean then 'held'
        else 'counted'
      end
    from round
    on conflict (id) do nothing
    returning standing`;
  return rows[0];
}

/** PostgreSQL's array text for numbers, nulls and our own lower-case words; nothing a person typed passes here. */
function arrayLiteral(values: readonly (number | string | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

export async function findContentHash(db: Database, id: string): Promise<Buffer | undefined> {
  const rows = await db.$client<{ content_hash: Buffer }[]>`
    select content_hash from responses where id = ${id}::uuid`;
  return rows[0]?.content_hash;
}

/** Keeps other content that came under a known id; the same content once, however often it is sent. */
export async function insertQuarantined(
  db: Queryable,
  entry: { responseId: string; contentHash: Buffer; content: Submission; receivedAt: Date }
): Promise<void> {
  await db.insert(quarantinedResponses).values(entry).onConflictDoNothing();
}

export interface UncountedResponses {
  /** Came after the round had closed. */
  readonly late: number;
  /** Other content that came under the id of a response of this round. */
  readonly quarantined: number;
  readonly voided: number;
}

/** What was received for a round and is not in any figure. */
export async function countUncounted(db: Queryable, roundId: number): Promise<UncountedResponses> {
  const [row] = await db.execute<{ late: number; voided: number; quarantined: number }>(sql`
    select
      count(*) filter (where standing = 'late' and void_reason is null)::int as late,
      count(*) filter (where void_reason is not null)::int as voided,
      (select count(*)::int from quarantined_responses q join responses r on r.id = q.response_id
        where r.round_id = ${roundId}) as quarantined
    from responses where round_id = ${roundId} and (standing = 'late' or void_reason is not null)`);
  return row ?? { late: 0, voided: 0, quarantined: 0 };
}
