import type { CaseAlarm } from '#lib/domain/whistleblowing/case-alarm.ts';
import { refusedKeys } from '#lib/domain/whistleblowing/chosen-recipients.ts';
import type { Letter } from '#lib/domain/whistleblowing/letter.ts';
import { openLetter } from '#lib/domain/whistleblowing/open-letter.ts';
import { concernsLeadership } from '#lib/domain/whistleblowing/report-answers.ts';
import { areSignersInTurn } from '#lib/domain/whistleblowing/signers.ts';
import { fromBase64Url, type Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { verifyChain } from '#lib/protocol/wbs1/chain.ts';
import type { SignedKeyList } from '#lib/protocol/wbs1/key-list.ts';
import { messageHash, type SealedMessage } from '#lib/protocol/wbs1/message.ts';
import { unwrapReportKey, verifyReport } from '#lib/protocol/wbs1/report.ts';
import {
  messageFromWire,
  reportFromWire,
  wrapFromWire,
  type WireMessage,
  type WireReport,
  type WireWrap
} from '#lib/protocol/wbs1/wire.ts';
import { isSameFoundation, unseen, type DeskMemory, type SeenCase } from './desk-memory.ts';
import type { Tools, UnlockedKey } from './recipient-keys.ts';
import { trustedLists, type TrustedLists } from './trusted-lists.ts';

/** A report as the server hands it out, closed. */
export interface ClosedCase {
  readonly report: Omit<WireReport, 'lookupHash'>;
  readonly state: string;
  readonly wraps: readonly (WireWrap & { readonly keyListHash: string })[];
  readonly messages: readonly ClosedMessage[];
  readonly notes: readonly ClosedMessage[];
  /** Keys that hold the report, as the server says. */
  readonly holders: readonly { readonly keyId: string; readonly grantedBy: string | null }[];
  /** Number of the newest message that one of the reader's keys is marked to have opened. */
  readonly readSeq: number;
  /** Ids of the messages that the recipients' trail names. */
  readonly recorded: readonly string[];
}

export interface ClosedMessage {
  readonly message: WireMessage;
  /** Key of the recipient who signed; null for the reporter. */
  readonly signedBy: string | null;
  readonly day: string;
}

export interface Trust {
  /** base64url */
  readonly instanceId: string;
  /** base64url */
  readonly rootKey: string;
  /** Oldest first. */
  readonly history: readonly SignedKeyList[];
}

export interface ReadMessage {
  readonly messageId: string;
  readonly seq: number;
  readonly sender: 'reporter' | 'office';
  readonly kind: string;
  readonly mode: 'browser' | 'server';
  readonly day: string;
  /** Function of the recipient who signed, as the key list names it. */
  readonly signer: string | null;
  /** Undefined when it did not open, or somebody changed it. */
  readonly letter: Letter | undefined;
}

export interface ReadCase {
  readonly messages: readonly ReadMessage[];
  readonly notes: readonly ReadMessage[];
  readonly alarms: readonly CaseAlarm[];
  /** Keys that may never be given the report: those the reporter named, and their like on every list. */
  readonly excluded: readonly string[];
  /** Whom the reporter sealed it to, and who holds it no more: they withdrew, or somebody took it from them. */
  readonly missing: readonly string[];
}

/** What writing in the case needs; it stays in the worker. */
export interface CaseSecrets {
  readonly reportId: string;
  readonly reportPrivateKey: Bytes;
  readonly reportKey: Bytes;
  readonly reporterKey: Bytes;
  readonly lists: TrustedLists;
  readonly conversation: readonly SealedMessage[];
  readonly noteChain: readonly SealedMessage[];
  readonly excluded: readonly string[];
  /** Nothing is wrong and the reporter's first message is open: only then may anything but a note be written, or access be given. */
  readonly isWhole: boolean;
  /** What is shown now, to be remembered. */
  readonly seen: SeenCase;
  readonly foundation: Pick<DeskMemory, 'rootKey' | 'instanceId' | 'list'>;
}

const nothing: ReadCase = { messages: [], notes: [], alarms: [], excluded: [], missing: [] };

/**
 * Verifies everything and opens what holds. Without the keys to it, or with forged foundations, nothing is opened.
 *
 * @param memory what the reader saw before; undefined when it was lost
 */
export async function readCase(
  tools: Tools,
  keys: readonly UnlockedKey[],
  closed: ClosedCase,
  trust: Trust,
  memory: DeskMemory | undefined
): Promise<{ readonly read: ReadCase; readonly secrets: CaseSecrets | undefined }> {
  const refuse = (alarm: CaseAlarm) => ({ read: { ...nothing, alarms: [alarm] }, secrets: undefined });
  const lists = await trustedLists(tools.signing, trust.history, trust.rootKey, trust.instanceId).catch(
    () => undefined
  );
  if (!lists) return refuse('key_lists');
  if (memory && !isSameFoundation(memory, trust.rootKey, trust.instanceId, lists)) return refuse('foundation_changed');
  const report = unlessBroken(() => reportFromWire({ ...closed.report, lookupHash: '' }));
  if (!report) return refuse('report_forged');
  if (!lists.byHash.has(closed.report.keyListHash) || !(await verifyReport(tools.signing, report)))
    return refuse('report_forged');
  const conversation = unlessBroken(() => closed.messages.map(({ message }) => messageFromWire(message)));
  const noteChain = unlessBroken(() => closed.notes.map(({ message }) => messageFromWire(message)));
  if (!conversation || !noteChain) return refuse('message_forged');
  const reportPrivateKey = await unwrapped(tools, keys, closed, lists);
  if (!reportPrivateKey) return refuse('no_wrap');

  const [hashes, noteHashes] = await Promise.all(
    [conversation, noteChain].map((strand) => Promise.all(strand.map(messageHash)))
  );
  const keysToIt = { reportPrivateKey, reporterVerifyKey: report.reporterVerifyKey, lists, report: hashes?.[0] ?? '' };
  const open = (message: ClosedMessage) => readMessage(tools, message, keysToIt);
  const messages = await Promise.all(closed.messages.map(open));
  const notes = await Promise.all(closed.notes.map(open));
  const isOwn = [...conversation, ...noteChain].every(({ header }) => header.reportId === closed.report.id);
  const chains = await Promise.all([verifyChain(conversation), verifyChain(noteChain)]);
  const states = messages.flatMap(({ letter, kind }) => (kind === 'state' && letter?.state ? [letter.state] : []));
  const ofReporter = messages.flatMap(({ letter, sender }) => (sender === 'reporter' && letter ? [letter] : []));
  const excluded = refusedKeys(lists.byHash.values(), {
    leadership: ofReporter.some(keepsOfficeOut),
    excluded: ofReporter.flatMap((letter) => letter.excluded)
  });
  const before = memory?.cases[closed.report.id] ?? unseen;
  const shownIds = new Set([...messages, ...notes].map(({ messageId }) => messageId));
  const lost = closed.recorded.filter((id) => !shownIds.has(id));
  const seen: SeenCase = {
    seq: conversation.length,
    hash: hashes?.at(-1) ?? '',
    noteSeq: noteChain.length,
    noteHash: noteHashes?.at(-1) ?? '',
    lost: { readSeq: closed.readSeq > conversation.length ? closed.readSeq : 0, messages: lost }
  };
  const isOlder =
    seen.lost.readSeq > before.lost.readSeq ||
    lost.some((id) => !before.lost.messages.includes(id)) ||
    (before.hash !== '' && hashes?.[before.seq - 1] !== before.hash) ||
    (before.noteHash !== '' && noteHashes?.[before.noteSeq - 1] !== before.noteHash);
  const [first] = messages;
  const isBegun = first?.kind === 'report' && first.sender === 'reporter' && first.letter !== undefined;
  const signs: Readonly<Partial<Record<CaseAlarm, boolean>>> = {
    memory_lost: !memory,
    first_missing: !isBegun,
    message_forged: [...messages, ...notes].some(({ letter }) => letter === undefined) || !areInTurn(closed, lists),
    chain_broken: !isOwn || chains.some(({ ok }) => !ok),
    older_than_seen: isOlder,
    state_differs: (states.at(-1) ?? 'received') !== closed.state,
    holders_differ: !doHoldersAddUp(closed, lists, excluded)
  };
  const alarms = (Object.keys(signs) as CaseAlarm[]).filter((alarm) => signs[alarm]);
  const { reportKey, reporterKey } = report;
  return {
    read: { messages, notes, alarms, excluded, missing: missingHolders(closed, lists) },
    secrets: {
      reportId: closed.report.id,
      reportPrivateKey,
      reportKey,
      reporterKey,
      lists,
      conversation,
      noteChain,
      excluded,
      isWhole: alarms.length === 0,
      seen,
      foundation: {
        rootKey: trust.rootKey,
        instanceId: trust.instanceId,
        list: { epoch: lists.newest.body.epoch, hash: lists.newest.hash }
      }
    }
  };
}

function areInTurn({ report, messages, notes }: ClosedCase, { byHash }: TrustedLists): boolean {
  const strands = [messages, notes].map((strand) =>
    strand.map(({ message: { header }, signedBy }) => ({ header, signedBy }))
  );
  return strands.every((strand) => areSignersInTurn(strand, byHash, report.keyListHash));
}

const keepsOfficeOut = ({ answers: { leadership } }: Letter): boolean =>
  leadership !== undefined && concernsLeadership(leadership);

/** Everybody who holds the report was named by its reporter, or was given it by a listed key and is not kept out. */
function doHoldersAddUp(
  { report, holders }: ClosedCase,
  { byHash }: TrustedLists,
  excluded: readonly string[]
): boolean {
  const listed = new Set([...byHash.values()].flatMap(({ keys }) => keys.map(({ keyId }) => keyId)));
  return holders.every(({ keyId, grantedBy }) =>
    grantedBy === null
      ? report.recipients.includes(keyId)
      : listed.has(keyId) && listed.has(grantedBy) && !excluded.includes(keyId)
  );
}

function missingHolders({ report, holders }: ClosedCase, { byHash }: TrustedLists): string[] {
  const names = new Map(
    [...byHash.values()].flatMap(({ keys }) => keys.map((key) => [key.keyId, `${key.label}, ${key.office}`]))
  );
  return report.recipients
    .filter((keyId) => !holders.some((holder) => holder.keyId === keyId))
    .map((keyId) => names.get(keyId) ?? keyId);
}

/** Undefined for bytes that are not written as bytes are. */
function unlessBroken<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** A wrap is bound to a list; one that names no list of the chain is not even tried. */
async function unwrapped(
  { suite }: Tools,
  keys: readonly UnlockedKey[],
  { report, wraps }: ClosedCase,
  lists: TrustedLists
): Promise<Bytes | undefined> {
  for (const { keyListHash, ...wire } of wraps) {
    const key = keys.find(({ keyId }) => keyId === wire.keyId);
    if (!key || !lists.byHash.has(keyListHash)) continue;
    const place = { reportId: fromBase64Url(report.id), keyListHash: fromBase64Url(keyListHash) };
    const opened = await unwrapReportKey(suite, place, wrapFromWire(wire), key.privateKey).catch(() => undefined);
    if (opened) return opened;
  }
  return undefined;
}

async function readMessage(
  tools: Tools,
  { message: wire, signedBy, day }: ClosedMessage,
  {
    reportPrivateKey,
    reporterVerifyKey,
    lists,
    report
  }: { reportPrivateKey: Bytes; reporterVerifyKey: Bytes; lists: TrustedLists; report: string }
): Promise<ReadMessage> {
  const { header } = wire;
  const signer = lists.byHash.get(header.keyList)?.keys.find(({ keyId }) => keyId === signedBy);
  const verifyKey = header.sender === 'reporter' ? reporterVerifyKey : signer && fromBase64Url(signer.vk);
  const reader = { index: 0, privateKey: reportPrivateKey };
  const sealed = messageFromWire(wire);
  const letter = verifyKey && (await openLetter(tools, sealed, { verifyKey, reader, report }).catch(() => undefined));
  const { messageId, seq, sender, kind, mode } = header;
  const from = signer ? `${signer.label}, ${signer.office}` : null;
  return { messageId, seq, sender, kind, mode, day, signer: sender === 'office' ? from : null, letter };
}

/** Hash of the newest message, for whoever reads the same case again. */
export async function newestHash(messages: readonly SealedMessage[]): Promise<string> {
  const last = messages.at(-1);
  return last ? messageHash(last) : '';
}
