import { officeZone } from '#lib/domain/calendar/office-date.ts';
import type { RespondentField } from '#lib/domain/surveys/respondent.ts';
import type { Channel } from '#lib/domain/surveys/response.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { sql } from 'drizzle-orm';

/** Whether a response is in the figures: `held` waits for a decision, `late` came after closing. */
export const rowStandings = ['counted', 'held', 'late', 'void'] as const;
export type RowStanding = (typeof rowStandings)[number];

/** One response as it leaves the house: the day, never the minute, in which somebody stood at the counter. */
export type ResponseRow = Readonly<Record<RespondentField, string | null>> & {
  readonly id: string;
  /** Office day on which it was answered, by the device's clock; `YYYY-MM-DD`. */
  readonly takenOn: string;
  readonly instrumentId: string;
  readonly channel: Channel;
  /** In instrument order; null = skipped. */
  readonly answers: readonly (number | null)[];
  readonly durationMs: number | null;
  readonly standing: RowStanding;
  readonly flags: readonly string[];
  readonly voidReason: string | null;
  readonly suggestion: string | null;
};

const batchSize = 2_000;

/**
 * A round's responses in batches, in the order of their random ids, so that the file does not tell who came after whom. Needs a
 * transaction: a cursor holds the place, never the whole round in memory. Answers come as JSON: the driver reads a NULL inside
 * an array as NaN.
 */
export async function* readResponseRows(
  tx: Queryable,
  roundId: number,
  { countedOnly }: { readonly countedOnly: boolean }
): AsyncGenerator<readonly ResponseRow[]> {
  await tx.execute(sql`
    declare response_rows no scroll cursor for
    select id, to_char(taken_at at time zone '${sql.raw(officeZone)}', 'YYYY-MM-DD') as "takenOn",
      instrument_id as "instrumentId", channel, to_json(answers) as answers, sex, age_band as "ageBand", education, occupation,
      service_type as "serviceType", disability, duration_ms as "durationMs",
      case when void_reason is null then standing else 'void' end as standing,
      flags, void_reason as "voidReason", suggestion
    from responses
    where round_id = ${roundId} and (not ${countedOnly}::boolean or (standing = 'counted' and void_reason is null))
    order by id`);
  for (;;) {
    const rows = await tx.execute<ResponseRow>(sql.raw(`fetch ${batchSize} from response_rows`));
    if (rows.length === 0) break;
    yield rows;
  }
  await tx.execute(sql`close response_rows`);
}
