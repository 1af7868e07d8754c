import { sql } from 'drizzle-orm';
import type { SimulatedResponse } from '#lib/domain/demo/simulated-response.ts';
import type { SimulatedRound } from '#lib/domain/demo/simulated-rounds.ts';
import type { Instrument } from '#lib/domain/surveys/instrument.ts';
import type { Queryable } from '#lib/server/db/client.ts';

/** Makes the round, or brings the one that is there to the simulated stage; its id. */
export async function putRound(
  db: Queryable,
  round: SimulatedRound,
  instrumentId: string,
  publishedAt: Date | null
): Promise<number> {
  const { survey, period, opensOn, closesOn } = round;
  const at = publishedAt?.toISOString() ?? null;
  const [row] = await db.execute<{ id: number }>(sql`
    insert into survey_rounds
      (survey, year, quarter, instrument_id, opens_on, closes_on, stage, version, closed_at, published_at)
    values (${survey}, ${period.year}, ${period.quarter}, ${instrumentId}, ${opensOn}, ${closesOn},
      ${at ? 'published' : 'scheduled'}, ${at ? 1 : 0}, ${at}::timestamptz, ${at}::timestamptz)
    on conflict (survey, year, quarter) do update set
      stage = excluded.stage, version = excluded.version,
      closed_at = excluded.closed_at, published_at = excluded.published_at
    returning id`);
  if (!row) throw new Error('The round was not stored');
  return row.id;
}

/** Stores many responses in one statement. Their content hash is that of the id: nobody will send them again. */
export async function insertSimulated(
  db: Queryable,
  roundId: number,
  instrument: Instrument,
  responses: readonly SimulatedResponse[]
): Promise<void> {
  const rows = responses.map((response) => ({
    ...response.respondent,
    ...response,
    takenAt: new Date(response.takenAt).toISOString(),
    receivedAt: new Date(response.receivedAt).toISOString()
  }));
  await db.execute(sql`
    insert into responses (
      id, round_id, instrument_id, channel, answers, scale_max, item_count,
      sex, age_band, education, occupation, service_type, disability, suggestion,
      taken_at, received_at, duration_ms, clock_offset_ms, content_hash, flags, standing
    )
    select
      id, ${roundId}, ${instrument.id}, channel, answers, ${instrument.scaleMax}, ${instrument.items.length},
      sex, "ageBand", education, occupation, "serviceType", disability, suggestion,
      "takenAt", "receivedAt", "durationMs", 0, sha256(id::text::bytea),
      case when held then '{burst}'::text[] else '{}'::text[] end, case when held then 'held' else 'counted' end
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(
      id uuid, channel text, answers smallint[], sex text, "ageBand" text, education text, occupation text,
      "serviceType" text, disability text, suggestion text, "takenAt" timestamptz, "receivedAt" timestamptz,
      "durationMs" integer, held boolean
    )`);
}

const settingName = 'demo';

/** Marks the database, for good, as one whose figures are simulated. */
export async function insertDemoMark(db: Queryable, changedAt: Date): Promise<void> {
  await db.execute(sql`
    insert into settings (name, valid_from, value, changed_at)
    values (${settingName}, '2025-01-01', 'true'::jsonb, ${changedAt.toISOString()}::timestamptz)`);
}

export async function hasDemoMark(db: Queryable): Promise<boolean> {
  const [row] = await db.execute(sql`select from settings where name = ${settingName}`);
  return row !== undefined;
}

export async function hasResponses(db: Queryable): Promise<boolean> {
  const [row] = await db.execute(sql`select from responses limit 1`);
  return row !== undefined;
}

/** Fresh statistics for the planner, which otherwise takes a table just filled for an empty one. */
export async function analyzeResponses(db: Queryable): Promise<void> {
  await db.execute(sql`analyze responses, survey_rounds, response_tallies, response_mean_tallies`);
}
