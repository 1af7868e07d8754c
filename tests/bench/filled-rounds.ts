import postgres from 'postgres';
import { foldAll } from '#lib/server/statistics/service.ts';
import type { Runtime } from '#lib/server/runtime.ts';

/** Rounds of one survey with no published neighbour, so that their pages show the same but for the number of responses. */
export const smallRound = { period: '2024-tw2', responses: 10_000 };
export const largeRound = { period: '2024-tw4', responses: 1_000_000 };

async function fill(sql: postgres.Sql, { period, responses }: typeof smallRound): Promise<void> {
  const [year, quarter] = [Number(period.slice(0, 4)), Number(period.slice(-1))];
  await sql`
    with round as (
      insert into survey_rounds
        (survey, year, quarter, instrument_id, opens_on, closes_on, stage, version, closed_at, published_at)
      values ('pelayanan-publik', ${year}, ${quarter}, 'skm-2017@1', make_date(${year}, ${quarter * 3 - 2}, 1),
        make_date(${year}, ${quarter * 3}, 20), 'published', 1, now(), now())
      on conflict do nothing returning id
    )
    insert into responses (
      id, round_id, instrument_id, channel, answers, scale_max, item_count, sex, age_band, education, taken_at, received_at,
      content_hash, standing, flags
    )
    select gen_random_uuid(), round.id, 'skm-2017@1', (array['kiosk', 'web', 'qr', 'paper'])[1 + n % 4],
      array(select least(4, 2 + floor(random() * (2.5 + n % 2))::int) from generate_series(1, 9) where n > 0)::smallint[],
      4, 9, (array['male', 'female'])[1 + n % 2], '26_35', 'sma', now(), now(), sha256(n::text::bytea), 'counted', '{}'
    from round, generate_series(1, ${responses}) as g(n)`;
}

/** Fills both rounds once and folds them, as the minute's job would have. */
export async function ensureFilledRounds(runtime: Runtime, say: (line: string) => void): Promise<void> {
  const sql = postgres(runtime.databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const [there] = await sql`select from survey_rounds where year = 2024`;
    if (there) return;
    for (const round of [smallRound, largeRound]) {
      say(`Filling a round with ${round.responses} responses …`);
      await fill(sql, round);
    }
    say('Folding them into the tallies …');
    await foldAll(runtime);
    await sql`vacuum analyze responses, survey_rounds, response_tallies, response_mean_tallies`;
  } finally {
    await sql.end();
  }
}
