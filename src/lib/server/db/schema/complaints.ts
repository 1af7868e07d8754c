import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
  type AnyPgColumn
} from 'drizzle-orm/pg-core';
import { categories } from '#lib/domain/complaints/category.ts';
import { complaintChannels } from '#lib/domain/complaints/complaint-channel.ts';
import { complaintClasses } from '#lib/domain/complaints/complaint-class.ts';
import { complaintStates } from '#lib/domain/complaints/complaint-state.ts';
import { forwardDestinations } from '#lib/domain/complaints/forward-destination.ts';
import { identityChoices } from '#lib/domain/complaints/identity-choice.ts';
import { bytea } from './bytea.ts';
import { staffAccounts } from './staff.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const officeDate = (name: string) => date(name, { mode: 'string' });

/** The last number given in a year; its row is locked while a number is given, so that numbers have no gaps. */
export const complaintRegisters = pgTable('complaint_registers', {
  year: smallint('year').primaryKey(),
  lastSequence: integer('last_sequence').notNull()
});

/** One row a case. What people wrote is sealed under the case's own key, which is sealed under the key file. */
export const complaints = pgTable(
  'complaints',
  {
    id: uuid('id').primaryKey(),
    /** Made with the form: a second click makes no second case. */
    submissionId: uuid('submission_id').notNull().unique('complaints_submission'),
    registerYear: smallint('register_year').notNull(),
    registerSequence: integer('register_sequence').notNull(),
    /** Such as `DUMAS/2026/XI/0007`; public, and no secret. */
    registerNumber: text('register_number').notNull().unique('complaints_register_number'),
    /** Hash of the tracking code; null once the complainant's access was erased. */
    codeHash: bytea('code_hash').unique('complaints_code'),
    /** 32 bytes sealed for this case; null after an erasure: what was sealed under it is gone with it. */
    dataKey: bytea('data_key'),
    class: text('class', { enum: complaintClasses }).notNull(),
    /** Berkadar pengawasan; null until somebody classified the complaint. */
    oversight: boolean('oversight'),
    category: text('category', { enum: categories }).notNull(),
    channel: text('channel', { enum: complaintChannels }).notNull(),
    identity: text('identity', { enum: identityChoices }).notNull(),
    state: text('state', { enum: complaintStates }).notNull(),
    /** Came in a flood: same deadlines, a list of its own. */
    quarantined: boolean('quarantined').notNull().default(false),
    receivedAt: instant('received_at').notNull(),
    /** Office day of the receipt: for entered complaints the day they reached the office, which may lie before `receivedAt`. */
    receivedOn: officeDate('received_on').notNull(),
    verifyDueOn: officeDate('verify_due_on').notNull(),
    firstResponseDueOn: officeDate('first_response_due_on').notNull(),
    /** Counts from the file's completeness; before that from receipt, as a forecast for the receipt. Null for classes without a limit. */
    resolveDueOn: officeDate('resolve_due_on'),
    /** Last day for the complainant's completion, while we wait for it. */
    completeDueOn: officeDate('complete_due_on'),
    /** Last day for a reply to the answer; then the case closes by itself. */
    autoCloseOn: officeDate('auto_close_on'),
    /** Last day for the office's words on a reply to its answer, while one waits for them. */
    replyDueOn: officeDate('reply_due_on'),
    verifiedOn: officeDate('verified_on'),
    firstResponseOn: officeDate('first_response_on'),
    fileCompleteOn: officeDate('file_complete_on'),
    answeredOn: officeDate('answered_on'),
    /** Day of reaching closed, forwarded, rejected or withdrawn. */
    endedOn: officeDate('ended_on'),
    reopenedOn: officeDate('reopened_on'),
    assigneeId: uuid('assignee_id').references(() => staffAccounts.id),
    /** The case this one was merged into: the state is shared, the messages are not. */
    mergedIntoId: uuid('merged_into_id').references((): AnyPgColumn => complaints.id),
    forwardedTo: text('forwarded_to', { enum: forwardDestinations }),
    /** Number the case has where it was forwarded to, such as LAPOR!'s tracking id. */
    forwardedReference: text('forwarded_reference'),
    /** Number the case had where it came from; the same is not entered twice. */
    externalReference: text('external_reference'),
    /** Sealed JSON: what happened, when, where, who, what is hoped for. */
    content: bytea('content'),
    /** Sealed JSON: name, address, telephone, e-mail; null for the anonymous and after the retention. */
    complainant: bytea('complainant'),
    identityErasedOn: officeDate('identity_erased_on'),
    /** Written by staff for the public list, at most 300 characters. */
    publicSummary: text('public_summary'),
    publishedOn: officeDate('published_on'),
    /** 1 to 4, given by the complainant after the end. */
    satisfaction: smallint('satisfaction'),
    /** Sealed. */
    satisfactionWords: bytea('satisfaction_words'),
    /** Day on which the "is it solved?" mail was asked for; that the mail server took it stands in the events. */
    followUpAskedOn: officeDate('follow_up_asked_on'),
    /** Counts changes; a form made for an older one is refused with the newer state shown. */
    version: integer('version').notNull().default(0)
  },
  (table) => [
    unique('complaints_register').on(table.registerYear, table.registerSequence),
    index('complaints_open')
      .on(table.resolveDueOn)
      .where(sql`ended_on is null`),
    index('complaints_received').on(table.receivedOn),
    index('complaints_merged').on(table.mergedIntoId),
    index('complaints_published')
      .on(table.publishedOn)
      .where(sql`published_on is not null`),
    check('complaints_identity_kept', sql`${table.identity} <> 'anonymous' or ${table.complainant} is null`),
    check('complaints_satisfaction', sql`${table.satisfaction} between 1 and 4`),
    check('complaints_public_summary', sql`char_length(${table.publicSummary}) <= 300`),
    check('complaints_not_merged_into_itself', sql`${table.mergedIntoId} <> ${table.id}`)
  ]
);

const complaintId = () =>
  uuid('complaint_id')
    .notNull()
    .references(() => complaints.id);

/** What happened to a case, in order; never changed. The deadlines and the monthly counters are read from here. */
export const complaintEvents = pgTable(
  'complaint_events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    complaintId: complaintId(),
    at: instant('at').notNull(),
    /** Office day the event counts for. */
    onDate: officeDate('on_date').notNull(),
    kind: text('kind').notNull(),
    fromState: text('from_state', { enum: complaintStates }),
    toState: text('to_state', { enum: complaintStates }),
    /** `complainant`, a part of the program, or a staff account's id. */
    actor: text('actor').notNull(),
    /** A code of the domain where the event needs one, such as a destination; never words. */
    detail: text('detail')
  },
  (table) => [
    index('complaint_events_complaint').on(table.complaintId, table.id),
    index('complaint_events_day').on(table.onDate)
  ]
);

/** Both ways, and the office's own notes, which never leave it. */
export const complaintMessages = pgTable(
  'complaint_messages',
  {
    id: uuid('id').primaryKey(),
    complaintId: complaintId(),
    author: text('author', { enum: ['complainant', 'office', 'note'] }).notNull(),
    /** Null for the complainant's. */
    authorId: uuid('author_id').references(() => staffAccounts.id),
    /** Sealed; null once erased. */
    body: bytea('body'),
    sentAt: instant('sent_at').notNull(),
    /** Closed by an officer, its words sealed here still; or erased. */
    redactedOn: officeDate('redacted_on')
  },
  (table) => [index('complaint_messages_complaint').on(table.complaintId, table.sentAt)]
);

export const complaintAttachments = pgTable(
  'complaint_attachments',
  {
    id: uuid('id').primaryKey(),
    complaintId: complaintId(),
    /** Null: came with the complaint itself. */
    messageId: uuid('message_id').references(() => complaintMessages.id),
    /** Sealed. */
    name: bytea('name').notNull(),
    mediaType: text('media_type').notNull(),
    /** Bytes before sealing. */
    size: integer('size').notNull(),
    /** True when hidden facts such as the place of a photo were taken out. */
    cleaned: boolean('cleaned').notNull(),
    /** Sealed. */
    content: bytea('content').notNull(),
    addedAt: instant('added_at').notNull(),
    /** An officer took it from sight; it stays sealed here. */
    withdrawnOn: officeDate('withdrawn_on')
  },
  (table) => [
    index('complaint_attachments_complaint').on(table.complaintId),
    index('complaint_attachments_added').on(table.addedAt)
  ]
);

/** E-mail updates, only to an address whose owner confirmed it. */
export const complaintSubscriptions = pgTable('complaint_subscriptions', {
  complaintId: uuid('complaint_id')
    .primaryKey()
    .references(() => complaints.id),
  /** Sealed. */
  address: bytea('address').notNull(),
  tokenHash: bytea('token_hash').notNull().unique('complaint_subscriptions_token'),
  createdAt: instant('created_at').notNull(),
  confirmedAt: instant('confirmed_at'),
  /** The newest event of the case that the address was told of, or that was there before it. */
  toldEventId: bigint('told_event_id', { mode: 'number' }).notNull().default(0)
});
