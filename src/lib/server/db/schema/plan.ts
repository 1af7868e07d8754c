import { jsonb, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';

/** The action plan of a year, whole: the tree that `domain/plan` describes. */
export const plans = pgTable('plans', {
  year: smallint('year').primaryKey(),
  definition: jsonb('definition').notNull(),
  sha256: text('sha256').notNull(),
  loadedAt: timestamp('loaded_at', { withTimezone: true, mode: 'date' }).notNull()
});
