import { fromBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { verifyLinks, type ChainLink } from '#lib/protocol/wbs1/chain.ts';
import type { ReporterKeys } from '#lib/protocol/wbs1/code-keys.ts';
import type { ComposeTools } from '#lib/protocol/wbs1/compose.ts';
import type { KeyListBody, ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import {
  envelopeHash,
  messageHash,
  openMessage,
  verifyEnvelope,
  type MessageHeader
} from '#lib/protocol/wbs1/message.ts';
import { verifyReport } from '#lib/protocol/wbs1/report.ts';
import {
  envelopeFromWire,
  messageFromWire,
  type WireEnvelope,
  type WireMessage,
  type WireReport
} from '#lib/protocol/wbs1/wire.ts';
import type { ClosingReason } from './closing-reason.ts';
import { readLetter, type Letter } from './letter.ts';
import { openLetter } from './open-letter.ts';
import type { ReportState } from './report-state.ts';

/** What `POST /wbs/api/mailbox` answers, apart from its filler. */
export interface MailboxAnswer {
  readonly found: boolean;
  readonly reporter: MailboxIdentity | null;
  readonly entries: readonly MailboxEntryAnswer[];
  readonly next: number | null;
}

/** What the server says of a report; the keys of its reporter follow from the code, never from here. */
export type MailboxIdentity = Pick<WireReport, 'id' | 'reportKey' | 'keyListHash' | 'recipients' | 'signature'> & {
  readonly receivedOn: string;
};

export type MailboxEntryAnswer =
  | { readonly own: true; readonly day: string; readonly envelope: WireEnvelope }
  | { readonly own: false; readonly day: string; readonly signedBy: string; readonly message: WireMessage };

export interface ShownMessage {
  readonly seq: number;
  readonly own: boolean;
  readonly day: string;
  readonly mode: MessageHeader['mode'];
  /** Function and office of the recipient who signed; null for the reporter's own. */
  readonly signer: string | null;
  /** The signer's key is none of those the reporter sealed the report to: somebody gave it access later. */
  readonly signerIsLater: boolean;
  /** Somebody changed it, or nobody who may has signed it; then there is no letter. */
  readonly forged: boolean;
  /** Undefined as well for one's own that was not kept readable, or not fetched yet. */
  readonly letter: Letter | undefined;
  readonly messageId: string;
  /** `messageHash`; empty for what is no message at all. */
  readonly hash: string;
  readonly mayOpen: boolean;
}

export interface MailboxView {
  readonly receivedOn: string;
  readonly state: ReportState;
  readonly reason: ClosingReason | null;
  readonly messages: readonly ShownMessage[];
  /** Number of the reporter's newest message that the office says it has read; 0 for none. */
  readonly lastRead: number;
  /** Something is missing, moved, or signed by nobody who may; or the report's key is not the one the reporter made. */
  readonly broken: boolean;
  /** Where the reporter's next message stands. */
  readonly next: { readonly seq: number; readonly previous: string; readonly seen: string };
}

export type Lists = ReadonlyMap<string, KeyListBody>;

/**
 * Verifies what a mailbox holds and opens what is for the reporter. The report is verified with the keys of the code, and so is each of
 * the reporter's own messages; whatever does not hold is shown as such and never as words of the office.
 *
 * @param lists verified key lists by their hashes
 */
export async function readMailboxView(
  tools: ComposeTools,
  reporter: ReporterKeys,
  lists: Lists,
  { identity, entries }: { readonly identity: MailboxIdentity; readonly entries: readonly MailboxEntryAnswer[] }
): Promise<MailboxView> {
  const read: ReadEntry[] = [];
  let epoch = lists.get(identity.keyListHash)?.epoch ?? 0;
  for (const entry of entries) {
    const one = entry.own
      ? await ownEntry(tools, reporter, entry).catch(() => unreadable(entry.envelope.header, entry))
      : await officeEntry(tools, reporter, { lists, epoch, identity, report: reportOf(read) }, entry).catch(() =>
          unreadable(entry.message.header, entry)
        );
    read.push(one);
    if (!one.shown.forged) epoch = Math.max(epoch, lists.get(one.header.keyList)?.epoch ?? 0);
  }
  const links: ChainLink[] = read.map(({ header, shown }) => ({ header, hash: shown.hash }));
  const verified = read.filter(({ shown }) => !shown.forged);
  const ofOffice = verified.filter(({ shown }) => !shown.own);
  const stated = ofOffice.filter(({ header, shown }) => header.kind === 'state' && shown.letter?.state).at(-1);
  const seen = new Set(ofOffice.map(({ header }) => header.seen));
  const lastRead = verified.filter(({ shown }) => shown.own && seen.has(shown.hash)).at(-1);
  const isWhole =
    verified.length === read.length &&
    links.every(({ header }) => header.reportId === identity.id) &&
    verifyLinks(links).ok &&
    (await isReportersOwn(tools, reporter, lists, identity));
  return {
    receivedOn: identity.receivedOn,
    state: stated?.shown.letter?.state ?? 'received',
    reason: stated?.shown.letter?.reason ?? null,
    messages: read.map(({ shown }) => shown),
    lastRead: lastRead?.header.seq ?? 0,
    broken: !isWhole,
    next: {
      seq: links.length + 1,
      previous: links.at(-1)?.hash ?? '',
      seen: ofOffice.at(-1)?.shown.hash ?? ''
    }
  };
}

/** Whether the reporter signed this key, this list and these recipients, for the keys that their code makes. */
async function isReportersOwn(
  { signing }: ComposeTools,
  { keyPair, verifyKey }: ReporterKeys,
  lists: Lists,
  { id, reportKey, keyListHash, recipients, signature }: MailboxIdentity
): Promise<boolean> {
  if (!lists.has(keyListHash)) return false;
  try {
    return await verifyReport(signing, {
      reportId: fromBase64Url(id),
      reportKey: fromBase64Url(reportKey),
      reporterKey: keyPair.publicKey,
      reporterVerifyKey: verifyKey,
      keyListHash: fromBase64Url(keyListHash),
      recipients,
      signature: fromBase64Url(signature)
    });
  } catch {
    return false;
  }
}

interface ReadEntry {
  readonly header: MessageHeader;
  readonly shown: ShownMessage;
}

const blank = { signer: null, signerIsLater: false, forged: false, letter: undefined } as const;

/** Of bytes that are not even written as bytes. */
function unreadable(header: MessageHeader, { own, day }: MailboxEntryAnswer): ReadEntry {
  const { seq, mode, messageId } = header;
  return { header, shown: { ...blank, seq, own, day, mode, messageId, hash: '', mayOpen: false, forged: true } };
}

async function ownEntry(
  { signing }: ComposeTools,
  { verifyKey }: ReporterKeys,
  { day, envelope: wire }: Extract<MailboxEntryAnswer, { own: true }>
): Promise<ReadEntry> {
  const envelope = envelopeFromWire(wire);
  const { header, sealedKeys } = envelope;
  const { seq, mode, messageId } = header;
  const isOwn = header.sender === 'reporter' && header.kind === (seq === 1 ? 'report' : 'text');
  const forged = !isOwn || !(await verifyEnvelope(signing, envelope, verifyKey));
  const hash = await envelopeHash(envelope);
  const mayOpen = sealedKeys.length > reportersPlace;
  return { header, shown: { ...blank, seq, own: true, day, mode, messageId, hash, mayOpen, forged } };
}

/** Keys of a message are sealed to the report first, to the reporter second. */
const reportersPlace = 1;

interface Foundation {
  readonly lists: Lists;
  /** Of the newest list that what stands before it was signed under. */
  readonly epoch: number;
  readonly identity: MailboxIdentity;
  /** `messageHash` of the first message; empty when that is not the reporter's. */
  readonly report: string;
}

const reportOf = ([first]: readonly ReadEntry[]): string =>
  first?.shown.own === true && !first.shown.forged ? first.shown.hash : '';

async function officeEntry(
  tools: ComposeTools,
  reporter: ReporterKeys,
  { lists, epoch, identity, report }: Foundation,
  { day, signedBy, message: wire }: Extract<MailboxEntryAnswer, { own: false }>
): Promise<ReadEntry> {
  const message = messageFromWire(wire);
  const { header } = message;
  const { seq, mode, messageId } = header;
  const list = lists.get(header.keyList);
  // A key that later lists leave out must not come back by an older list.
  const key = list && list.epoch >= epoch ? signingKey(list, signedBy) : undefined;
  const reader = { index: reportersPlace, privateKey: reporter.keyPair.privateKey };
  const verifyKey = key && header.sender === 'office' ? fromBase64Url(key.vk) : undefined;
  const letter = verifyKey && (await openLetter(tools, message, { verifyKey, reader, report }).catch(() => undefined));
  return {
    header,
    shown: {
      seq,
      own: false,
      day,
      mode,
      messageId,
      mayOpen: true,
      hash: await messageHash(message),
      signer: key ? `${key.label}, ${key.office}` : null,
      signerIsLater: key !== undefined && !identity.recipients.includes(key.keyId),
      forged: letter === undefined,
      letter
    }
  };
}

/** A recipient's key that was live on a day of its list. */
export const signingKey = ({ issuedOn, notAfter, keys }: KeyListBody, keyId: string): ListedKey | undefined =>
  keys.find(
    (key) => key.keyId === keyId && !key.recovery && key.from <= notAfter && (key.to === null || key.to >= issuedOn)
  );

/**
 * One of the reporter's own messages that was kept readable.
 *
 * @param shown the entry of the mailbox that the message was fetched for
 * @throws Error for a changed one, and for any other than that
 */
export async function openOwnMessage(
  tools: ComposeTools,
  reporter: ReporterKeys,
  shown: Pick<ShownMessage, 'hash'>,
  wire: WireMessage
): Promise<Letter> {
  const message = messageFromWire(wire);
  if ((await messageHash(message)) !== shown.hash) throw new Error('This is another message');
  const reader = { index: reportersPlace, privateKey: reporter.keyPair.privateKey };
  return readLetter(await openMessage(tools, message, { verifyKey: reporter.verifyKey, reader }));
}

/** With the texts of the reporter's own messages that were kept readable. One that is missing or another is forged, and breaks the whole. */
export async function withOwnTexts(
  tools: ComposeTools,
  reporter: ReporterKeys,
  view: MailboxView,
  fetchOwn: (messageId: string) => Promise<WireMessage | undefined>
): Promise<MailboxView> {
  const messages = await Promise.all(
    view.messages.map(async (shown): Promise<ShownMessage> => {
      if (!shown.own || !shown.mayOpen || shown.forged) return shown;
      const message = await fetchOwn(shown.messageId);
      const letter = message && (await openOwnMessage(tools, reporter, shown, message).catch(() => undefined));
      return letter ? { ...shown, letter } : { ...shown, forged: true };
    })
  );
  return { ...view, messages, broken: view.broken || messages.some(({ forged }) => forged) };
}
