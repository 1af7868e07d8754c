import { fromBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { verifyLinks, type ChainLink } from '#lib/protocol/wbs1/chain.ts';
import type { ReporterKeys } from '#lib/protocol/wbs1/code-keys.ts';
import type { ComposeTools } from '#lib/protocol/wbs1/compose.ts';
import type { KeyListBody } from '#lib/protocol/wbs1/key-list.ts';
import { messageHash, openMessage, type MessageHeader } from '#lib/protocol/wbs1/message.ts';
import { messageFromWire, type WireMessage, type WireReport } from '#lib/protocol/wbs1/wire.ts';
import type { ClosingReason } from './closing-reason.ts';
import { readLetter, type Letter } from './letter.ts';
import type { ReportState } from './report-state.ts';

/** What `POST /wbs/api/mailbox` answers, apart from its filler. */
export interface MailboxAnswer {
  readonly found: boolean;
  readonly reporter: MailboxIdentity | null;
  readonly entries: readonly MailboxEntryAnswer[];
  readonly next: number | null;
}

export type MailboxIdentity = Pick<
  WireReport,
  'id' | 'reportKey' | 'reporterKey' | 'reporterVerifyKey' | 'keyListHash'
> & { readonly receivedOn: string };

export type MailboxEntryAnswer =
  | {
      readonly own: true;
      readonly header: MessageHeader;
      readonly hash: string;
      readonly day: string;
      readonly mayOpen: boolean;
    }
  | { readonly own: false; readonly day: string; readonly signedBy: string; readonly message: WireMessage };

export interface ShownMessage {
  readonly seq: number;
  readonly own: boolean;
  readonly day: string;
  readonly mode: MessageHeader['mode'];
  /** Function and office of the recipient who signed; null for the reporter's own. */
  readonly signer: string | null;
  /** Undefined for one's own that was not kept readable, and for what somebody changed. */
  readonly letter: Letter | undefined;
  readonly messageId: string;
  readonly mayOpen: boolean;
}

export interface MailboxView {
  readonly receivedOn: string;
  readonly state: ReportState;
  readonly reason: ClosingReason | null;
  readonly messages: readonly ShownMessage[];
  /** Number of the reporter's newest message that the office says it has read; 0 for none. */
  readonly lastRead: number;
  /** Something is missing, moved, or signed by nobody of the key lists. */
  readonly broken: boolean;
  /** Where the reporter's next message stands. */
  readonly next: { readonly seq: number; readonly previous: string; readonly seen: string };
}

/**
 * Verifies what a mailbox holds and opens what is for the reporter. Whatever does not hold is shown as such and never as words of the
 * office.
 *
 * @param lists verified key lists by their hashes
 */
export async function readMailboxView(
  tools: ComposeTools,
  reporter: ReporterKeys,
  lists: ReadonlyMap<string, KeyListBody>,
  { identity, entries }: { readonly identity: MailboxIdentity; readonly entries: readonly MailboxEntryAnswer[] }
): Promise<MailboxView> {
  const links: ChainLink[] = [];
  const messages: ShownMessage[] = [];
  for (const entry of entries) {
    const shown = entry.own ? ownMessage(entry) : await officeMessage(tools, reporter, lists, entry);
    messages.push(shown);
    links.push(
      entry.own
        ? { header: entry.header, hash: entry.hash }
        : { header: entry.message.header, hash: await messageHash(messageFromWire(entry.message)) }
    );
  }
  const isOwn = isReportersOwn(reporter, identity) && links.every(({ header }) => header.reportId === identity.id);
  const isForged = messages.some(({ own, letter }) => !own && letter === undefined);
  const stated = messages.filter(({ own, letter }) => !own && letter?.state).at(-1)?.letter;
  const seen = new Set(links.filter(({ header }) => header.sender === 'office').map(({ header }) => header.seen));
  const read = links.filter(({ header, hash }) => header.sender === 'reporter' && seen.has(hash));
  const ofOffice = links.filter(({ header }) => header.sender === 'office');
  return {
    receivedOn: identity.receivedOn,
    state: stated?.state ?? 'received',
    reason: stated?.reason ?? null,
    messages,
    lastRead: read.at(-1)?.header.seq ?? 0,
    broken: !isOwn || isForged || !verifyLinks(links).ok,
    next: { seq: links.length + 1, previous: links.at(-1)?.hash ?? '', seen: ofOffice.at(-1)?.hash ?? '' }
  };
}

/** Whether the keys the server names are those of the code. */
function isReportersOwn({ keyPair, verifyKey }: ReporterKeys, identity: MailboxIdentity): boolean {
  const same = (text: string, bytes: Uint8Array) => fromBase64Url(text).every((byte, at) => byte === bytes[at]);
  return same(identity.reporterKey, keyPair.publicKey) && same(identity.reporterVerifyKey, verifyKey);
}

function ownMessage({ header, day, mayOpen }: Extract<MailboxEntryAnswer, { own: true }>): ShownMessage {
  const { seq, mode, messageId } = header;
  return { seq, own: true, day, mode, signer: null, letter: undefined, messageId, mayOpen };
}

/** Its keys are sealed to the report first, to the reporter second. */
const reportersPlace = 1;

async function officeMessage(
  tools: ComposeTools,
  reporter: ReporterKeys,
  lists: ReadonlyMap<string, KeyListBody>,
  { day, signedBy, message }: Extract<MailboxEntryAnswer, { own: false }>
): Promise<ShownMessage> {
  const { seq, mode, messageId, keyList, sender } = message.header;
  const signer = lists.get(keyList)?.keys.find(({ keyId, recovery }) => keyId === signedBy && !recovery);
  const plain =
    signer && sender === 'office'
      ? await openMessage(tools, messageFromWire(message), {
          verifyKey: fromBase64Url(signer.vk),
          reader: { index: reportersPlace, privateKey: reporter.keyPair.privateKey }
        }).catch(() => undefined)
      : undefined;
  return {
    seq,
    own: false,
    day,
    mode,
    signer: signer ? `${signer.label}, ${signer.office}` : null,
    letter: plain === undefined ? undefined : readLetter(plain),
    messageId,
    mayOpen: true
  };
}

/** One of the reporter's own messages that was kept readable. @throws Error for a changed one */
export async function openOwnMessage(
  tools: ComposeTools,
  reporter: ReporterKeys,
  message: WireMessage
): Promise<Letter> {
  const reader = { index: reportersPlace, privateKey: reporter.keyPair.privateKey };
  return readLetter(await openMessage(tools, messageFromWire(message), { verifyKey: reporter.verifyKey, reader }));
}
