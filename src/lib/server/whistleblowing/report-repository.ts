import { sql, type SQL } from 'drizzle-orm';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { AnnouncedFile } from '#lib/domain/whistleblowing/wire-form.ts';
import type { MessageHeader } from '#lib/protocol/wbs1/message.ts';
import type { WireMessage, WireReport, WireWrap } from '#lib/protocol/wbs1/wire.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { wbsFiles, wbsMessages, wbsReports, wbsWraps } from '#lib/server/db/schema/whistleblowing.ts';
import type { ChainPlace } from './chain-place.ts';
import { keyIdBytes, sealedBytes, type MessageRow } from './message-row.ts';

/** What a reporter's request does, under the role that may do nothing else: it adds, and reads by the hash of a lookup. */

export type ReportRow = typeof wbsReports.$inferSelect;

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');

/** @returns the hash of the submission that has this id or this lookup */
export async function findSubmission(tx: Queryable, id: Buffer, lookupHash: Buffer): Promise<Buffer | undefined> {
  const [row] = await tx.execute<{ content_hash: Buffer }>(
    sql`select * from wbs.find_submission(${id}, ${lookupHash})`
  );
  return row?.content_hash;
}

export async function insertReport(
  tx: Queryable,
  report: WireReport,
  { contentHash, receivedOn, quarantined }: { contentHash: Buffer; receivedOn: OfficeDate; quarantined: boolean }
): Promise<void> {
  await tx.insert(wbsReports).values({
    id: bytes(report.id),
    lookupHash: bytes(report.lookupHash),
    alg: report.alg,
    reportKey: bytes(report.reportKey),
    reporterKey: bytes(report.reporterKey),
    reporterVerifyKey: bytes(report.reporterVerifyKey),
    keyListHash: bytes(report.keyListHash),
    recipients: keyIdBytes(report.recipients),
    signature: bytes(report.signature),
    contentHash,
    receivedOn,
    quarantined,
    state: 'received'
  });
}

export async function insertWraps(tx: Queryable, report: WireReport, wraps: readonly WireWrap[]): Promise<void> {
  await tx.insert(wbsWraps).values(
    wraps.map(({ keyId, enc, ct }) => ({
      reportId: bytes(report.id),
      keyId: bytes(keyId),
      enc: bytes(enc),
      ct: bytes(ct),
      keyListHash: bytes(report.keyListHash),
      readSeq: 0
    }))
  );
}

/** @param signedBy the recipient's key; null for the reporter */
export async function insertMessage(
  tx: Queryable,
  message: WireMessage,
  { hash, day, signedBy }: { hash: Buffer; day: OfficeDate; signedBy: Buffer | null }
): Promise<void> {
  const { header } = message;
  await tx.insert(wbsMessages).values({
    id: bytes(header.messageId),
    reportId: bytes(header.reportId),
    seq: header.seq,
    sender: header.sender,
    kind: header.kind,
    mode: header.mode,
    keyListHash: bytes(header.keyList),
    previous: bytes(header.previous),
    seen: bytes(header.seen),
    hash,
    iv: bytes(message.iv),
    ciphertext: bytes(message.ciphertext),
    sealedKeys: sealedBytes(message.sealedKeys),
    commitment: bytes(message.commitment),
    signature: bytes(message.signature),
    signedBy,
    day
  });
}

export async function insertFiles(
  tx: Queryable,
  { reportId, messageId }: Pick<MessageHeader, 'reportId' | 'messageId'>,
  files: readonly AnnouncedFile[],
  announcedOn: OfficeDate
): Promise<void> {
  if (files.length === 0) return;
  await tx.insert(wbsFiles).values(
    files.map(({ fileId, size }) => ({
      id: bytes(fileId),
      reportId: bytes(reportId),
      messageId: bytes(messageId),
      size,
      announcedOn
    }))
  );
}

/** Rows of a function, under the names of the table it returns. */
const named = (table: object): SQL =>
  sql.join(
    Object.entries(table)
      .filter(([, column]) => typeof column === 'object' && column !== null && 'name' in column)
      .map(([key, column]) => sql`${sql.identifier((column as { name: string }).name)} as ${sql.identifier(key)}`),
    sql`, `
  );

const reportColumns = named(wbsReports);
const messageColumns = named(wbsMessages);

export async function findReport(tx: Queryable, lookupHash: Buffer): Promise<ReportRow | undefined> {
  const [row] = await tx.execute(sql`select ${reportColumns} from wbs.find_report(${lookupHash})`);
  return row as ReportRow | undefined;
}

/** Two messages to one report wait for each other. */
export async function lockReport(tx: Queryable, lookupHash: Buffer): Promise<ReportRow | undefined> {
  const [row] = await tx.execute(sql`select ${reportColumns} from wbs.lock_report(${lookupHash})`);
  return row as ReportRow | undefined;
}

/**
 * Both sides' next messages in order, without the office's notes: at most a hundred, and about one answer's worth of ciphertext.
 * The reporter's own come without theirs (empty); its hash is there.
 */
export async function listMailboxMessages(tx: Queryable, lookupHash: Buffer, after: number): Promise<MessageRow[]> {
  const rows = await tx.execute(
    sql`select ${messageColumns} from wbs.mailbox_page(${lookupHash}, ${after}::integer) order by seq`
  );
  return rows as unknown as MessageRow[];
}

/** One of the reporter's own messages, whole. */
export async function findOwnMessage(tx: Queryable, lookupHash: Buffer, id: Buffer): Promise<MessageRow | undefined> {
  const [row] = await tx.execute(sql`select ${messageColumns} from wbs.own_message(${lookupHash}, ${id})`);
  return row as MessageRow | undefined;
}

/** What a reporter's next message is checked against. */
export interface ReplyPlace extends ChainPlace {
  /** The very message is there. */
  readonly stored: boolean;
  /** Messages of the reporter since the office last wrote. */
  readonly unanswered: number;
}

/** @param hash the message's own @param seen the office's message that it names; empty for none */
export async function findReplyPlace(
  tx: Queryable,
  lookupHash: Buffer,
  hash: Buffer,
  seen: Buffer
): Promise<ReplyPlace> {
  const [row] = await tx.execute(sql`
    select seq, hash, stored, named_stored as "hasSeen", unanswered
    from wbs.reply_place(${lookupHash}, ${hash}, ${seen})`);
  const none = { seq: 0, hash: Buffer.alloc(0), stored: false, hasSeen: false, unanswered: 0 };
  return (row as ReplyPlace | undefined) ?? none;
}
