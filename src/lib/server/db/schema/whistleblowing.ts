import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
  type AnyPgColumn
} from 'drizzle-orm/pg-core';
import { messageKinds, modes, senders } from '#lib/protocol/wbs1/message.ts';
import { closingReasons } from '#lib/domain/whistleblowing/closing-reason.ts';
import { reportStates } from '#lib/domain/whistleblowing/report-state.ts';
import { bytea } from './bytea.ts';
import { staffAccounts } from './staff.ts';

/**
 * Whistleblowing has a schema of its own, read under two roles of its own. Nothing here holds a time that a reporter caused: days
 * only, written by the program, never `now()`.
 */
export const wbs = pgSchema('wbs');

const officeDate = (name: string) => date(name, { mode: 'string' });
const keyId = (name = 'key_id') => bytea(name);
const reportId = () =>
  bytea('report_id')
    .notNull()
    .references((): AnyPgColumn => wbsReports.id, { onDelete: 'cascade' });

/** One row: 32 public random bytes that every code's keys depend on. Without them no code opens anything any more. */
export const wbsInstance = wbs.table(
  'instance',
  {
    only: boolean('only').primaryKey(),
    id: bytea('id').notNull(),
    /** Submissions and bytes since the last full hour; a job sets them back, so that no time stands beside them. */
    reportsThisHour: integer('reports_this_hour').notNull(),
    bytesThisHour: bigint('bytes_this_hour', { mode: 'number' }).notNull(),
    /** Last night some open report had no reader who can sign in. Never how many. */
    unreadByAll: boolean('unread_by_all').notNull(),
    /** The day an admin compared the root key with the poster, and which root key that was. */
    comparedOn: officeDate('compared_on'),
    comparedRoot: bytea('compared_root')
  },
  (table) => [check('instance_only', sql`${table.only}`)]
);

/** Every list of recipients' keys that was ever loaded, as the root key signed it. */
export const wbsKeyLists = wbs.table('key_lists', {
  epoch: integer('epoch').primaryKey(),
  /** Canonical JSON. */
  body: text('body').notNull(),
  signature: bytea('signature').notNull(),
  hash: bytea('hash').notNull().unique('key_lists_hash'),
  importedOn: officeDate('imported_on').notNull()
});

/** Key pairs that recipients made in their browsers; the private halves are sealed under what only they know. */
export const wbsRecipientKeys = wbs.table(
  'recipient_keys',
  {
    keyId: keyId().primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => staffAccounts.id),
    publicKey: bytea('public_key').notNull(),
    verifyKey: bytea('verify_key').notNull(),
    /** JSON of the recipients' pages: how the secret was stretched, and the sealed keys. The server cannot read it. */
    sealed: jsonb('sealed').notNull(),
    /** As it was sealed before the last change, and the day until which it is kept. */
    formerSealed: jsonb('former_sealed'),
    formerUntil: officeDate('former_until'),
    /** What the recipient's browser remembers, sealed under the key itself. */
    memory: jsonb('memory'),
    madeOn: officeDate('made_on').notNull()
  },
  (table) => [index('recipient_keys_account').on(table.accountId)]
);

export const wbsReports = wbs.table('reports', {
  /** Follows from the three keys: 16 bytes of their hash. */
  id: bytea('id').primaryKey(),
  lookupHash: bytea('lookup_hash').notNull().unique('reports_lookup'),
  alg: text('alg').notNull(),
  reportKey: bytea('report_key').notNull(),
  reporterKey: bytea('reporter_key').notNull(),
  reporterVerifyKey: bytea('reporter_verify_key').notNull(),
  keyListHash: bytea('key_list_hash').notNull(),
  /** Sorted ids of the keys it is sealed to, 16 bytes each; the signature covers them. */
  recipients: bytea('recipients').notNull(),
  signature: bytea('signature').notNull(),
  /** SHA-256 of the submission: the same again is no other. */
  contentHash: bytea('content_hash').notNull(),
  receivedOn: officeDate('received_on').notNull(),
  quarantined: boolean('quarantined').notNull(),
  /** An index of the newest signed state message, which is what counts. */
  state: text('state', { enum: reportStates }).notNull(),
  closingReason: text('closing_reason', { enum: closingReasons }),
  acknowledgedOn: officeDate('acknowledged_on'),
  reviewedOn: officeDate('reviewed_on'),
  feedbackOn: officeDate('feedback_on'),
  closedOn: officeDate('closed_on'),
  purgeOn: officeDate('purge_on'),
  /** Its row of figures while it is closed; a report that is opened again takes it back. */
  statisticsId: uuid('statistics_id')
});

/** A report's private key, sealed to one recipient. Who has no row reads nothing. */
export const wbsWraps = wbs.table(
  'wraps',
  {
    reportId: reportId(),
    keyId: keyId().notNull(),
    enc: bytea('enc').notNull(),
    ct: bytea('ct').notNull(),
    /** The list it was made under; bound into it. */
    keyListHash: bytea('key_list_hash').notNull(),
    /** Null: by the reporter. */
    grantedBy: bytea('granted_by'),
    grantedOn: officeDate('granted_on'),
    /** Number of the reporter's newest message this recipient opened; 0: none. */
    readSeq: integer('read_seq').notNull()
  },
  (table) => [primaryKey({ columns: [table.reportId, table.keyId] }), index('wraps_key').on(table.keyId)]
);

export const wbsMessages = wbs.table(
  'messages',
  {
    id: bytea('id').primaryKey(),
    reportId: reportId(),
    seq: integer('seq').notNull(),
    sender: text('sender', { enum: senders }).notNull(),
    kind: text('kind', { enum: messageKinds }).notNull(),
    mode: text('mode', { enum: modes }).notNull(),
    keyListHash: bytea('key_list_hash').notNull(),
    /** Empty where there is none. */
    previous: bytea('previous').notNull(),
    seen: bytea('seen').notNull(),
    hash: bytea('hash').notNull(),
    iv: bytea('iv').notNull(),
    ciphertext: bytea('ciphertext').notNull(),
    /** What is signed of it, and all that a reporter is told of their own. */
    ciphertextHash: bytea('ciphertext_hash')
      .notNull()
      .generatedAlwaysAs(sql`sha256(ciphertext)`),
    /** 80 bytes a reader: encapsulated key, sealed key. */
    sealedKeys: bytea('sealed_keys').notNull(),
    commitment: bytea('commitment').notNull(),
    signature: bytea('signature').notNull(),
    /** Null for the reporter's. */
    signedBy: bytea('signed_by'),
    day: officeDate('day').notNull()
  },
  (table) => [
    // The office's notes are a strand of their own, which the reporter never sees.
    uniqueIndex('messages_place').on(table.reportId, sql`(${table.kind} = 'note')`, table.seq)
  ]
);

/** A file that a message announced; its chunks follow. Complete, or gone after a day. */
export const wbsFiles = wbs.table(
  'files',
  {
    id: bytea('id').primaryKey(),
    reportId: reportId(),
    messageId: bytea('message_id')
      .notNull()
      .references(() => wbsMessages.id, { onDelete: 'cascade' }),
    /** Sealed bytes of all chunks. */
    size: integer('size').notNull(),
    announcedOn: officeDate('announced_on').notNull()
  },
  (table) => [index('files_report').on(table.reportId), index('files_message').on(table.messageId)]
);

export const wbsChunks = wbs.table(
  'chunks',
  {
    fileId: bytea('file_id')
      .notNull()
      .references(() => wbsFiles.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    bytes: bytea('bytes').notNull()
  },
  (table) => [primaryKey({ columns: [table.fileId, table.number] })]
);

/** Challenges whose work was used; each counts once. */
export const wbsSpentNonces = wbs.table('spent_nonces', {
  nonce: bytea('nonce').primaryKey(),
  day: officeDate('day').notNull()
});

/** What is counted of a closed report; written at closing, leads back to nothing, outlives everything. */
export const wbsStatistics = wbs.table('statistics', {
  id: uuid('id').primaryKey(),
  /** Half-years, `2026-s2`. */
  received: text('received').notNull(),
  closed: text('closed').notNull(),
  state: text('state', { enum: reportStates }).notNull(),
  reason: text('reason', { enum: closingReasons }).notNull(),
  mode: text('mode', { enum: modes }).notNull(),
  acknowledgedInTime: boolean('acknowledged_in_time').notNull(),
  feedbackInTime: boolean('feedback_in_time').notNull()
});

/** Figures of a half-year as they were told when it was over; they change no more. */
export const wbsHalfYears = wbs.table('half_years', {
  /** `2026-s2` */
  halfYear: text('half_year').primaryKey(),
  /** Small ones as one class, as they leave. */
  counts: jsonb('counts').notNull(),
  frozenOn: officeDate('frozen_on').notNull()
});

/** What recipients did; append-only and hash-chained. Of reporters nothing. */
export const wbsAuditEntries = wbs.table('audit_entries', {
  number: bigint('number', { mode: 'number' }).primaryKey(),
  at: timestamp('at', { withTimezone: true, mode: 'date' }).notNull(),
  /** Account id, or the part of the program. */
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  /** Report id, base64url; empty where it is about none. */
  subject: text('subject').notNull(),
  details: jsonb('details').notNull(),
  hash: bytea('hash').notNull()
});
