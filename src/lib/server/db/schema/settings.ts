import { date, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** Office matters: each value holds from a day on; the newest row on or before a day is in force. */
export const settings = pgTable(
  'settings',
  {
    name: text('name').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    value: jsonb('value').notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true, mode: 'date' }).notNull()
  },
  (table) => [primaryKey({ columns: [table.name, table.validFrom] })]
);
