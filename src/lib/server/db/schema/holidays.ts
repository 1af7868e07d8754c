import { date, pgTable, text } from 'drizzle-orm/pg-core';

/** Days the office does not work, beside Saturdays and Sundays; a year without any is a year nobody entered yet. */
export const holidays = pgTable('holidays', {
  date: date('date', { mode: 'string' }).primaryKey(),
  /** Collective leave (cuti bersama) is decreed beside the public holidays and may change within the year. */
  kind: text('kind', { enum: ['public_holiday', 'collective_leave'] }).notNull(),
  name: text('name').notNull()
});
