import { bigint, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { surveyRounds } from './surveys.ts';

/** How often each value was given in the folded responses of a round. */
export const responseTallies = pgTable(
  'response_tallies',
  {
    roundId: integer('round_id')
      .notNull()
      .references(() => surveyRounds.id),
    standing: text('standing').notNull(),
    channel: text('channel').notNull(),
    /** Place in the instrument, from 1. */
    item: smallint('item').notNull(),
    value: smallint('value').notNull(),
    count: bigint('count', { mode: 'number' }).notNull()
  },
  (table) => [primaryKey({ columns: [table.roundId, table.standing, table.channel, table.item, table.value] })]
);

/** Histogram of respondent means (× 2520) of the folded responses of a round; its total is the number of respondents. */
export const responseMeanTallies = pgTable(
  'response_mean_tallies',
  {
    roundId: integer('round_id')
      .notNull()
      .references(() => surveyRounds.id),
    standing: text('standing').notNull(),
    channel: text('channel').notNull(),
    mean: integer('mean').notNull(),
    count: bigint('count', { mode: 'number' }).notNull()
  },
  (table) => [primaryKey({ columns: [table.roundId, table.standing, table.channel, table.mean] })]
);
