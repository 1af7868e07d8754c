import { createHash, randomBytes } from 'node:crypto';
import type { MailboxEntryAnswer, MailboxIdentity } from '#lib/domain/whistleblowing/mailbox-view.ts';
import type { WireMessage } from '#lib/protocol/wbs1/wire.ts';
import { asReporter } from './access-repository.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { keyIdsOf, wireEnvelopeOf, wireMessageOf, type MessageRow } from './message-row.ts';
import { findReport, listMailboxMessages, type ReportRow } from './report-repository.ts';

/** Bytes of every answer, whatever is in it: unknown code, no news and news look alike on the wire. */
export const mailboxBytes = 65_536;

export interface Mailbox {
  readonly found: boolean;
  readonly reporter: MailboxIdentity | null;
  readonly entries: readonly MailboxEntryAnswer[];
  /** Ask again `after` this one for the rest. */
  readonly next: number | null;
  /** Random; makes the answer as long as every other. */
  readonly filler: string;
}

export const lookupHashOf = (lookup: string): Buffer =>
  createHash('sha256').update(Buffer.from(lookup, 'base64url')).digest();

/**
 * What a code opens, as text of exactly `mailboxBytes`. One look-up and one list, whether the code is anybody's or not; nothing
 * remembers that somebody looked.
 */
export async function readMailbox(
  { db }: Pick<WhistleblowingDependencies, 'db'>,
  { lookup, after }: { readonly lookup: string; readonly after: number }
): Promise<string> {
  const lookupHash = lookupHashOf(lookup);
  const { report, messages } = await asReporter(db, async (tx) => ({
    report: await findReport(tx, lookupHash),
    messages: await listMailboxMessages(tx, lookupHash)
  }));
  const rest = messages.filter(({ seq }) => seq > after).map(entryOf);
  return padded({ found: report !== undefined, reporter: report ? reportOf(report) : null }, rest);
}

/** One of the reporter's own messages, whole. */
export async function readOwnMessage(
  { db }: Pick<WhistleblowingDependencies, 'db'>,
  { lookup, messageId }: { readonly lookup: string; readonly messageId: string }
): Promise<WireMessage | undefined> {
  const messages = await asReporter(db, (tx) => listMailboxMessages(tx, lookupHashOf(lookup)));
  const row = messages.find(({ id, sender }) => sender === 'reporter' && id.toString('base64url') === messageId);
  return row && wireMessageOf(row);
}

function reportOf(row: ReportRow): MailboxIdentity {
  return {
    id: row.id.toString('base64url'),
    reportKey: row.reportKey.toString('base64url'),
    keyListHash: row.keyListHash.toString('base64url'),
    recipients: keyIdsOf(row.recipients),
    signature: row.signature.toString('base64url'),
    receivedOn: row.receivedOn
  };
}

function entryOf(row: MessageRow): MailboxEntryAnswer {
  const { day } = row;
  if (row.sender === 'office') {
    return {
      own: false,
      day,
      signedBy: (row.signedBy ?? Buffer.alloc(0)).toString('base64url'),
      message: wireMessageOf(row)
    };
  }
  return { own: true, day, envelope: wireEnvelopeOf(row) };
}

const seqOf = (entry: MailboxEntryAnswer): number => (entry.own ? entry.envelope : entry.message).header.seq;

/** As many entries as fit, then random filler to the byte. */
function padded(head: Pick<Mailbox, 'found' | 'reporter'>, entries: readonly MailboxEntryAnswer[]): string {
  const taken: MailboxEntryAnswer[] = [];
  let length = textOf(head, [], Number.MAX_SAFE_INTEGER, '').length;
  for (const entry of entries) {
    length += JSON.stringify(entry).length + 1;
    if (length > mailboxBytes) break;
    taken.push(entry);
  }
  const last = taken.at(-1);
  const next = taken.length < entries.length && last ? seqOf(last) : null;
  const bare = textOf(head, taken, next, '');
  const missing = mailboxBytes - bare.length;
  return textOf(head, taken, next, randomBytes(mailboxBytes).toString('base64url').slice(0, missing));
}

function textOf(
  head: Pick<Mailbox, 'found' | 'reporter'>,
  entries: readonly MailboxEntryAnswer[],
  next: number | null,
  filler: string
): string {
  return JSON.stringify({ ...head, entries, next, filler } satisfies Mailbox);
}
