import type { Channel } from '#lib/domain/surveys/response.ts';
import { meanScale, type Tally } from '#lib/domain/statistics/tally.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { sql, type SQL } from 'drizzle-orm';

/** `counted` is in the index, `held` is flagged and waits for a person's decision. */
export type Standing = 'counted' | 'held';

export interface TallyPart {
  readonly standing: Standing;
  readonly channel: Channel;
  readonly tally: Tally;
}

export interface InstrumentShape {
  readonly itemCount: number;
  readonly scaleMax: number;
}

type Cell = { standing: Standing; channel: Channel; item: number | null; key: number; count: string };

/** A response's mean × 2520 in SQL; the same integer as `scaledMean`. */
const scaledMeanOfAnswers = sql.raw(
  `(select sum(value) * ${meanScale} / count(value) from unnest(answers) as given(value))`
);

const countable = sql`void_reason is null and standing <> 'late'`;

/** Cells of a set of response rows: item counts, and means under the item null. */
function cellsOf(rows: SQL): SQL {
  return sql`
    select standing, channel, place::smallint as item, value::integer as key, count(*) as count
      from ${rows} as r, unnest(r.answers) with ordinality as a(value, place)
      where value is not null group by 1, 2, 3, 4
    union all
    select standing, channel, null::smallint, mean::integer, count(*) as count
      from ${rows} as r group by 1, 2, 4`;
}

/**
 * The round's figures: folded tallies plus the rows not folded yet, read in one statement and therefore of one moment. Its cost
 * depends on the tail, not on the number of responses.
 */
export async function readTally(db: Queryable, roundId: number, shape: InstrumentShape): Promise<TallyPart[]> {
  return (await readTallies(db, [{ roundId, shape }])).get(roundId) ?? [];
}

/** The figures of several rounds, all of one moment. */
export async function readTallies(
  db: Queryable,
  rounds: readonly { readonly roundId: number; readonly shape: InstrumentShape }[]
): Promise<Map<number, TallyPart[]>> {
  if (rounds.length === 0) return new Map();
  const ids = sql`(${sql.join(
    rounds.map(({ roundId }) => sql`${roundId}`),
    sql`, `
  )})`;
  const cells = await db.execute<Cell & { round_id: number }>(sql`
    with tail as (
      select round_id, standing, channel, answers, ${scaledMeanOfAnswers} as mean from responses
      where round_id in ${ids} and not folded and ${countable}
    ), cells as (
      select round_id, standing, channel, item, value::integer as key, count
        from response_tallies where round_id in ${ids}
      union all
      select round_id, standing, channel, null, mean, count from response_mean_tallies where round_id in ${ids}
      union all
      select round_id, standing, channel, place::smallint, value::integer, count(*)
        from tail as r, unnest(r.answers) with ordinality as a(value, place)
        where value is not null group by 1, 2, 3, 4, 5
      union all
      select round_id, standing, channel, null, mean::integer, count(*) from tail group by 1, 2, 3, 5
    )
    select round_id, standing, channel, item, key, sum(count)::text as count from cells
    group by 1, 2, 3, 4, 5 having sum(count) <> 0`);
  const byRound = Map.groupBy(cells, (cell) => cell.round_id);
  return new Map(rounds.map(({ roundId, shape }) => [roundId, toParts(byRound.get(roundId) ?? [], shape)]));
}

/** The same figures counted anew from every response, without the tallies. */
export async function recountTally(db: Queryable, roundId: number, shape: InstrumentShape): Promise<TallyPart[]> {
  const cells = await db.execute<Cell>(sql`
    with tail as (
      select standing, channel, answers, ${scaledMeanOfAnswers} as mean from responses
      where round_id = ${roundId} and ${countable}
    )
    select standing, channel, item, key, count::text as count from (${cellsOf(sql`tail`)}) as cells`);
  return toParts(cells, shape);
}

function toParts(cells: readonly Cell[], shape: InstrumentShape): TallyPart[] {
  const parts = new Map<string, { standing: Standing; channel: Channel; cells: Cell[] }>();
  for (const cell of cells) {
    const name = `${cell.standing} ${cell.channel}`;
    const part = parts.get(name) ?? { standing: cell.standing, channel: cell.channel, cells: [] };
    part.cells.push(cell);
    parts.set(name, part);
  }
  return [...parts.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, part]) => ({ standing: part.standing, channel: part.channel, tally: toTally(part.cells, shape) }));
}

function toTally(cells: readonly Cell[], { itemCount, scaleMax }: InstrumentShape): Tally {
  const counts = Array.from({ length: itemCount }, () => Array.from({ length: scaleMax }, () => 0));
  for (const { item, key, count } of cells) {
    const row = item === null ? undefined : counts[item - 1];
    if (row) row[key - 1] = Number(count);
  }
  const means = cells
    .filter(({ item }) => item === null)
    .map(({ key, count }) => ({ mean: key, count: Number(count) }))
    .sort((a, b) => a.mean - b.mean);
  return { n: means.reduce((sum, { count }) => sum + count, 0), counts, means };
}

/**
 * Everything that changes a round's tallies takes this lock first, so that no fold, void or decision counts a row twice. Held until
 * the end of the transaction.
 */
export async function lockTally(tx: Queryable, roundId: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${tallyLock}, ${roundId})`);
}

const tallyLock = 4_001_908;

/** Folds up to `limit` new responses into the tallies; how many it took. Needs `lockTally` in the same transaction. */
export async function foldResponses(tx: Queryable, roundId: number, limit: number): Promise<number> {
  const [row] = await tx.execute<{ taken: number }>(sql`
    with batch as (
      select id from responses where round_id = ${roundId} and not folded limit ${limit} for update
    ), marked as (
      update responses set folded = true from batch where responses.id = batch.id
      returning responses.standing, responses.channel, responses.answers, responses.void_reason
    ), fresh as (
      select standing, channel, answers, ${scaledMeanOfAnswers} as mean from marked where ${countable}
    ), ${changes(roundId)}
    select count(*)::int as taken from marked`);
  return row?.taken ?? 0;
}

/** Adds the rows of `fresh`, or takes them away, cell by cell; two more parts of a `with` list. */
function changes(roundId: number, sign: 1 | -1 = 1, standing: SQL = sql`standing`): SQL {
  return sql`
    values_changed as (
      insert into response_tallies (round_id, standing, channel, item, value, count)
      select ${roundId}, ${standing}, channel, item, key, ${sql.raw(String(sign))} * count
      from (${cellsOf(sql`fresh`)}) as cells where item is not null
      on conflict (round_id, standing, channel, item, value)
        do update set count = response_tallies.count + excluded.count
    ), means_changed as (
      insert into response_mean_tallies (round_id, standing, channel, mean, count)
      select ${roundId}, ${standing}, channel, key, ${sql.raw(String(sign))} * count
      from (${cellsOf(sql`fresh`)}) as cells where item is null
      on conflict (round_id, standing, channel, mean)
        do update set count = response_mean_tallies.count + excluded.count
    )`;
}

/**
 * Voids one response and takes it out of the tallies where it was folded. Needs `lockTally`.
 *
 * @returns how it stood until now; undefined when it was void already or is unknown in this round
 */
export async function voidResponse(
  tx: Queryable,
  roundId: number,
  id: string,
  reason: string
): Promise<Standing | 'late' | undefined> {
  const [row] = await tx.execute<{ standing: Standing | 'late' }>(sql`
    with voided as (
      update responses set void_reason = ${reason}
      where id = ${id}::uuid and round_id = ${roundId} and void_reason is null
      returning standing, channel, answers, folded
    ), fresh as (
      select standing, channel, answers, ${scaledMeanOfAnswers} as mean from voided where folded and standing <> 'late'
    ), ${changes(roundId, -1)}
    select standing from voided`);
  return row?.standing;
}

/**
 * Takes the round's held responses into the index; how many. Rows that were folded as held move from one set of tallies to the
 * other.
 */
export async function countHeldResponses(tx: Queryable, roundId: number): Promise<number> {
  const [row] = await tx.execute<{ moved: number }>(sql`
    with moved as (
      update responses set standing = 'counted'
      where round_id = ${roundId} and standing = 'held' and void_reason is null
      returning channel, answers, folded
    ), fresh as (
      select 'counted'::text as standing, channel, answers, ${scaledMeanOfAnswers} as mean from moved where folded
    ), ${changes(roundId)}, removed_values as (
      delete from response_tallies where round_id = ${roundId} and standing = 'held'
    ), removed_means as (
      delete from response_mean_tallies where round_id = ${roundId} and standing = 'held'
    )
    select count(*)::int as moved from moved`);
  return row?.moved ?? 0;
}

/** Rounds that have responses waiting to be folded. */
export async function listUnfoldedRounds(db: Queryable): Promise<number[]> {
  const rows = await db.execute<{ round_id: number }>(
    sql`select round_id from responses where not folded group by round_id order by round_id`
  );
  return rows.map((row) => row.round_id);
}
