import { jsonb, pgTable, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core';

/** A month's recap as it was frozen; a correction is a new version. Holds register numbers and codes, no words of people. */
export const complaintRecaps = pgTable(
  'complaint_recaps',
  {
    year: smallint('year').notNull(),
    month: smallint('month').notNull(),
    version: smallint('version').notNull(),
    recap: jsonb('recap').notNull(),
    frozenAt: timestamp('frozen_at', { withTimezone: true, mode: 'date' }).notNull(),
    actor: text('actor').notNull()
  },
  (table) => [primaryKey({ columns: [table.year, table.month, table.version] })]
);
