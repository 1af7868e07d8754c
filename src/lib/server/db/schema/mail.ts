import { bigint, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** What became of each mail: the kind alone, neither address nor words, so that staff see a mail server that does not answer. */
export const mailDeliveries = pgTable(
  'mail_deliveries',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind').notNull(),
    triedAt: timestamp('tried_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** Refused: the server works, and does not take this mail. Failed: tried again. */
    outcome: text('outcome', { enum: ['sent', 'refused', 'failed'] }).notNull(),
    /** Code of the failure, such as ECONNREFUSED. */
    problem: text('problem')
  },
  (table) => [index('mail_deliveries_tried').on(table.triedAt)]
);
