import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
  type AnyPgColumn
} from 'drizzle-orm/pg-core';
import { bytea } from './bytea.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const accountId = () =>
  uuid('account_id')
    .notNull()
    .references((): AnyPgColumn => staffAccounts.id);

/** An account is invited until it has a password, active until it is disabled, and never deleted: the audit log names it. */
export const staffAccounts = pgTable(
  'staff_accounts',
  {
    id: uuid('id').primaryKey(),
    email: text('email').notNull().unique('staff_accounts_email'),
    name: text('name').notNull(),
    role: text('role').notNull(),
    /** argon2id, in PHC format. */
    passwordHash: text('password_hash'),
    /** Sealed under the key file. */
    totpKey: bytea('totp_key'),
    /** Null while the set-up waits for its first code. */
    totpConfirmedAt: instant('totp_confirmed_at'),
    /** 30-second step of the last accepted code; it and all before are spent. */
    totpLastStep: bigint('totp_last_step', { mode: 'number' }),
    createdAt: instant('created_at').notNull(),
    activatedAt: instant('activated_at'),
    lastSignedInAt: instant('last_signed_in_at'),
    disabledAt: instant('disabled_at')
  },
  (table) => [
    check('staff_accounts_email_lower', sql`${table.email} = lower(${table.email})`),
    check(
      'staff_accounts_role',
      sql`${table.role} in ('admin', 'survey_officer', 'complaint_officer', 'wbs_recipient', 'leadership')`
    )
  ]
);

/** No address of the visitor: a session is recognised by browser and time. */
export const staffSessions = pgTable(
  'staff_sessions',
  {
    /** SHA-256 of the id in the cookie, hexadecimal. */
    id: text('id').primaryKey(),
    userId: accountId(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    provedAt: instant('proved_at').notNull(),
    /** Such as `Chrome di Windows`. */
    browser: text('browser').notNull()
  },
  (table) => [index('staff_sessions_account').on(table.userId)]
);

/** The password was right; the second factor is due. Not a session: it opens nothing. */
export const staffSignIns = pgTable('staff_sign_ins', {
  /** SHA-256 of the id in the cookie, hexadecimal. */
  id: text('id').primaryKey(),
  accountId: accountId(),
  expiresAt: instant('expires_at').notNull(),
  attempts: integer('attempts').notNull().default(0)
});

/** One-time links: an invitation, a new password, or the first account of all (which has no account yet). */
export const staffLinks = pgTable(
  'staff_links',
  {
    tokenHash: bytea('token_hash').primaryKey(),
    purpose: text('purpose').notNull(),
    accountId: uuid('account_id').references(() => staffAccounts.id),
    clearsSecondFactor: boolean('clears_second_factor').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    voidedAt: instant('voided_at')
  },
  (table) => [
    check('staff_links_purpose', sql`${table.purpose} in ('first', 'invite', 'reset')`),
    check('staff_links_account', sql`(${table.purpose} = 'first') = (${table.accountId} is null)`),
    index('staff_links_account_index').on(table.accountId)
  ]
);

export const staffPasskeys = pgTable(
  'staff_passkeys',
  {
    /** Credential id, base64url. */
    id: text('id').primaryKey(),
    accountId: accountId(),
    publicKey: bytea('public_key').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at')
  },
  (table) => [index('staff_passkeys_account').on(table.accountId)]
);

/** The challenge a browser was given last; taken away when it is answered. */
export const staffPasskeyChallenges = pgTable('staff_passkey_challenges', {
  /** Id of the session or of the sign-in under way. */
  owner: text('owner').primaryKey(),
  challenge: text('challenge').notNull(),
  expiresAt: instant('expires_at').notNull()
});

export const staffRecoveryCodes = pgTable(
  'staff_recovery_codes',
  {
    accountId: accountId(),
    /** HMAC under the key file. */
    codeHash: bytea('code_hash').notNull(),
    usedAt: instant('used_at')
  },
  (table) => [primaryKey({ columns: [table.accountId, table.codeHash] })]
);
