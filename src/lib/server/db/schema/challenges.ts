import { index, pgTable, timestamp } from 'drizzle-orm/pg-core';
import { bytea } from './bytea.ts';

/** Challenges of the forms' proof of work that were used; each counts once. */
export const spentChallenges = pgTable(
  'spent_challenges',
  {
    nonce: bytea('nonce').primaryKey(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull()
  },
  (table) => [index('spent_challenges_expires').on(table.expiresAt)]
);
