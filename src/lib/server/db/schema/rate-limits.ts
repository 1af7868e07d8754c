import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Counters of `server/http/rate-limits.ts`; the columns' names are those its library works with. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    /** What is limited, and a keyed hash of whom: never an address or e-mail. */
    key: text('key').primaryKey(),
    points: integer('points').notNull(),
    expire: timestamp('expire', { withTimezone: true, mode: 'date' })
  },
  (table) => [index('rate_limits_expire').on(table.expire)]
);
