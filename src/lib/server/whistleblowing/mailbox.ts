import { createHash, randomBytes } from 'node:crypto';
import type { MailboxEntryAnswer, MailboxIdentity } from '#lib/domain/whistleblowing/mailbox-view.ts';
import type { WireMessage } from '#lib/protocol/wbs1/wire.ts';
import { asReporter } from './access-repository.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { requireSafeMailbox } from './gate.ts';
import { keyIdsOf, wireEnvelopeOf, wireMessageOf, type MessageRow } from './message-row.ts';
import {
  findOwnMessage,
  findReplyPlace,
  findReport,
  listMailboxMessages,
  type ReportRow
} from './report-repository.ts';

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
 * What a code opens, as text of exactly `mailboxBytes`. The same three look-ups, whether the code is anybody's or not; nothing
 * remembers that somebody looked.
 *
 * @throws DomainError `forbidden` while the database could betray who asks; before anything is asked of it
 */
export async function readMailbox(
  deps: Pick<WhistleblowingDependencies, 'db' | 'config'>,
  { lookup, after }: { readonly lookup: string; readonly after: number }
): Promise<string> {
  const lookupHash = lookupHashOf(lookup);
  await requireSafeMailbox(deps);
  const { report, messages, newest } = await asReporter(deps.db, async (tx) => ({
    report: await findReport(tx, lookupHash),
    messages: await listMailboxMessages(tx, lookupHash, after),
    newest: (await findReplyPlace(tx, lookupHash, nothing, nothing)).seq
  }));
  const head = { found: report !== undefined, reporter: report ? reportOf(report) : null };
  return padded(head, messages.map(entryOf), newest);
}

const nothing = Buffer.alloc(0);

/** What is answered in place of a mailbox while none may be used; as long as every other answer. */
export function closedMailbox(reason: string): string {
  const textWith = (filler: string) => JSON.stringify({ problem: 'closed', closed: reason, filler });
  return textWith(fillerOf(mailboxBytes - textWith('').length));
}

/** One of the reporter's own messages, whole. @throws DomainError `forbidden` while a mailbox may not be used */
export async function readOwnMessage(
  deps: Pick<WhistleblowingDependencies, 'db' | 'config'>,
  { lookup, messageId }: { readonly lookup: string; readonly messageId: string }
): Promise<WireMessage | undefined> {
  await requireSafeMailbox(deps);
  const id = Buffer.from(messageId, 'base64url');
  const row = await asReporter(deps.db, (tx) => findOwnMessage(tx, lookupHashOf(lookup), id));
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

/** As many entries as fit, then random filler to the byte. @param newest number of the mailbox's newest message */
function padded(
  head: Pick<Mailbox, 'found' | 'reporter'>,
  entries: readonly MailboxEntryAnswer[],
  newest: number
): string {
  const taken: MailboxEntryAnswer[] = [];
  let length = textOf(head, [], Number.MAX_SAFE_INTEGER, '').length;
  for (const entry of entries) {
    length += JSON.stringify(entry).length + 1;
    if (length > mailboxBytes) break;
    taken.push(entry);
  }
  const last = taken.at(-1);
  const next = last && seqOf(last) < newest ? seqOf(last) : null;
  const bare = textOf(head, taken, next, '');
  return textOf(head, taken, next, fillerOf(mailboxBytes - bare.length));
}

const fillerOf = (length: number): string => randomBytes(length).toString('base64url').slice(0, length);

function textOf(
  head: Pick<Mailbox, 'found' | 'reporter'>,
  entries: readonly MailboxEntryAnswer[],
  next: number | null,
  filler: string
): string {
  return JSON.stringify({ ...head, entries, next, filler } satisfies Mailbox);
}
