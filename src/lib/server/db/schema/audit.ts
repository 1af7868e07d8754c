import { bigint, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { bytea } from './bytea.ts';

/** Append-only, hash-chained: every change a staff member or the program makes to data. Ids, never values. */
export const auditEntries = pgTable('audit_entries', {
  /** 1, 2, 3 … without gaps: a missing number is a removed entry. */
  number: bigint('number', { mode: 'number' }).primaryKey(),
  at: timestamp('at', { withTimezone: true, mode: 'date' }).notNull(),
  /** Staff account id, or the name of the program part that acted. */
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  details: jsonb('details').notNull(),
  /** SHA-256 over the previous hash and this entry. */
  hash: bytea('hash').notNull()
});
