import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  timestamp,
  unique,
  uuid
} from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Published instrument versions; a row is written once and never changed. */
export const instruments = pgTable('instruments', {
  id: text('id').primaryKey(),
  survey: text('survey').notNull(),
  definition: jsonb('definition').notNull(),
  /** SHA-256 of the canonical definition, hex: a shipped version that differs from its row stops the program. */
  sha256: text('sha256').notNull(),
  publishedAt: instant('published_at').notNull()
});

/** Round = survey × quarter of the office's zone. */
export const surveyRounds = pgTable(
  'survey_rounds',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    survey: text('survey').notNull(),
    year: smallint('year').notNull(),
    quarter: smallint('quarter').notNull(),
    instrumentId: text('instrument_id')
      .notNull()
      .references(() => instruments.id),
    opensOn: date('opens_on', { mode: 'string' }).notNull(),
    closesOn: date('closes_on', { mode: 'string' }).notNull(),
    stage: text('stage', { enum: ['scheduled', 'closed', 'reviewed', 'published', 'corrected'] })
      .notNull()
      .default('scheduled'),
    /** 0 before the first publication, then 1, 2 … with each correction. */
    version: integer('version').notNull().default(0),
    closedAt: instant('closed_at'),
    publishedAt: instant('published_at')
  },
  (table) => [
    unique('survey_rounds_survey_period').on(table.survey, table.year, table.quarter),
    index('survey_rounds_survey_opens').on(table.survey, table.opensOn),
    check('survey_rounds_quarter', sql`${table.quarter} between 1 and 4`),
    check('survey_rounds_dates', sql`${table.opensOn} <= ${table.closesOn}`)
  ]
);

/**
 * One row a response. No name, no address, no link to a person. The primary key is made on the device and is the only unique
 * constraint, so that the table can be distributed by it; nothing refers into this table.
 */
export const responses = pgTable(
  'responses',
  {
    id: uuid('id').primaryKey(),
    /** No foreign key: each insert takes the id from the round it just read, and the check would lock that row for everybody. */
    roundId: integer('round_id').notNull(),
    instrumentId: text('instrument_id').notNull(),
    channel: text('channel', { enum: ['kiosk', 'web', 'qr', 'paper', 'assisted'] }).notNull(),
    /** Values in instrument order; null = skipped. */
    answers: smallint('answers').array().notNull(),
    scaleMax: smallint('scale_max').notNull(),
    itemCount: smallint('item_count').notNull(),
    sex: text('sex'),
    ageBand: text('age_band'),
    education: text('education'),
    occupation: text('occupation'),
    serviceType: text('service_type'),
    disability: text('disability'),
    suggestion: text('suggestion'),
    source: text('source'),
    takenAt: instant('taken_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    durationMs: integer('duration_ms'),
    clockOffsetMs: integer('clock_offset_ms'),
    /** SHA-256 of the canonical content: tells a retry from another answer under the same id. */
    contentHash: bytea('content_hash').notNull(),
    /** counted = in the index; held = flagged, out of it until a person decides; late = came after the round closed. */
    standing: text('standing', { enum: ['counted', 'held', 'late'] }).notNull(),
    flags: text('flags').array().notNull(),
    voidReason: text('void_reason'),
    /** True once the row is in the tallies. */
    folded: boolean('folded').notNull().default(false)
  },
  (table) => [
    index('responses_unfolded')
      .on(table.roundId)
      .where(sql`not folded`),
    // Rounds follow each other in time, so a block range index finds one at next to no cost for an insert.
    index('responses_round').using('brin', table.roundId),
    check('responses_channel', sql`${table.channel} in ('kiosk', 'web', 'qr', 'paper', 'assisted')`),
    check('responses_standing', sql`${table.standing} in ('counted', 'held', 'late')`),
    check('responses_content_hash', sql`octet_length(${table.contentHash}) = 32`),
    check(
      'responses_answers',
      sql`array_ndims(${table.answers}) = 1
        and cardinality(${table.answers}) = ${table.itemCount}
        and cardinality(array_remove(${table.answers}, null)) > 0
        and 1 <= all (array_remove(${table.answers}, null))
        and ${table.scaleMax} >= all (array_remove(${table.answers}, null))`
    )
  ]
);

/** Other content that came under a known id: kept for staff to see, never counted. */
export const quarantinedResponses = pgTable(
  'quarantined_responses',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    responseId: uuid('response_id').notNull(),
    contentHash: bytea('content_hash').notNull(),
    content: jsonb('content').notNull(),
    receivedAt: instant('received_at').notNull()
  },
  (table) => [unique('quarantined_responses_content').on(table.responseId, table.contentHash)]
);
