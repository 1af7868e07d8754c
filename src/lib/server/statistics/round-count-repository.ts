import type { Queryable } from '#lib/server/db/client.ts';
import { sql } from 'drizzle-orm';
import type { Standing } from './tally-repository.ts';

export interface RoundCount {
  readonly roundId: number;
  readonly standing: Standing;
  readonly n: number;
}

/** Respondents of every round: tallies and what is not folded yet, of one moment. Rounds without any are absent. */
export async function countRespondents(db: Queryable): Promise<RoundCount[]> {
  return db.execute<{ roundId: number; standing: Standing; n: number }>(sql`
    select round_id as "roundId", standing, sum(count)::int as n from (
      select round_id, standing, count from response_mean_tallies
      union all
      select round_id, standing, count(*) from responses
        where not folded and void_reason is null and standing <> 'late' group by 1, 2
    ) as counts
    group by 1, 2 having sum(count) > 0`);
}
