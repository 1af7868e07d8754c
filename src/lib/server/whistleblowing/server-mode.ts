import { looksAutomatic } from '#lib/domain/abuse/guard.ts';
import { chosenRecipients, excludedKeys, type RecipientChoice } from '#lib/domain/whistleblowing/chosen-recipients.ts';
import type { ClosedReason } from '#lib/domain/whistleblowing/gate.ts';
import type { LetterFile } from '#lib/domain/whistleblowing/letter.ts';
import {
  readMailboxView,
  withOwnTexts,
  type MailboxAnswer,
  type MailboxEntryAnswer,
  type MailboxIdentity,
  type MailboxView
} from '#lib/domain/whistleblowing/mailbox-view.ts';
import { reportText, type ReportAnswers } from '#lib/domain/whistleblowing/report-answers.ts';
import { writeLetter } from '#lib/domain/whistleblowing/letter.ts';
import { trackingCodeOf } from '#lib/domain/tracking/tracking-code.ts';
import { fromBase64Url, toBase64Url, type Bytes } from '#lib/protocol/wbs1/bytes.ts';
import type { Plain } from '#lib/protocol/wbs1/canonical.ts';
import { reporterKeys, type ReporterKeys } from '#lib/protocol/wbs1/code-keys.ts';
import { beginReport, composeReply, composeReport } from '#lib/protocol/wbs1/compose.ts';
import { outgoingFile, type OutgoingFile } from '#lib/protocol/wbs1/sealed-file.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { nativeSuite } from '#lib/protocol/wbs1/suite.ts';
import { decodeUpload } from '#lib/protocol/wbs1/upload.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { arrivedFiles, storeChunk } from './files.ts';
import { issuedAtOf } from './flood.ts';
import { currentGate } from './gate.ts';
import { ensureInstanceId } from './key-list.ts';
import { readMailbox, readOwnMessage } from './mailbox.ts';
import { codeOfForm, messageIdOfForm } from './plain-form.ts';
import { trustedBodies } from './key-list.ts';
import { reply } from './reply.ts';
import { submitReport } from './submit-report.ts';

/*
 * For people whose browser runs no script: the server does what their device would, with the same protocol, into the same rows, and
 * says so in each message (`mode: 'server'`). It sees text and code for as long as one request lasts, and keeps neither.
 */
const tools = { suite: nativeSuite(), signing: nativeSigning };

export interface PlainReport {
  /** The form's own; sent again with the same words it is the same report. */
  readonly formId: string;
  readonly answers: ReportAnswers;
  readonly choice: RecipientChoice;
  readonly own: boolean;
  readonly files: readonly CleanFile[];
  /** Token the form carried, and what stands in its trap. */
  readonly challenge: string;
  readonly trap: string;
}

export type PlainOutcome =
  | { readonly status: 'sent'; readonly code: string; readonly filesLeft: number }
  | { readonly status: 'closed'; readonly reason: ClosedReason }
  | { readonly status: 'nobody_outside' }
  | { readonly status: 'failed' };

/**
 * Encrypts and stores a report in place of the reporter's device. The code is in the answer and nowhere else; the same form sent again
 * gets the same one.
 */
export async function submitPlainReport(deps: WhistleblowingDependencies, sent: PlainReport): Promise<PlainOutcome> {
  const gate = await currentGate(deps);
  if (!gate.open) return { status: 'closed', reason: gate.reason };
  const chosen = chosenRecipients(gate.wrapKeys, sent.choice);
  if (!chosen) return { status: 'nobody_outside' };
  const { formId, files: cleaned, answers, choice, own } = sent;
  const content = { answers, choice, own } as unknown as Plain;
  const code = codeOfForm(deps.secrets, { formId, content, files: cleaned });
  try {
    const begun = await beginReport(tools, await ensureInstanceId(deps.db), code);
    const files = cleaned.map((file) => ({ file, out: outgoingFile(begun.id, new Uint8Array(file.bytes)) }));
    const composed = await composeReport(tools, begun, {
      text: reportText(answers, excludedKeys(gate.wrapKeys, choice), files.map(letterFile)),
      mode: 'server',
      keyListHash: gate.list.hash,
      recipients: chosen.map(({ keyId, pk }) => ({ keyId, publicKey: fromBase64Url(pk) })),
      own
    });
    const submission = { ...composed, files: files.map(announced), challenge: { token: sent.challenge, proof: '' } };
    const issuedAt = issuedAtOf(deps, sent.challenge);
    const filledMs = issuedAt === undefined ? undefined : deps.now() - issuedAt;
    const suspect = looksAutomatic({ trap: sent.trap, filledMs });
    const outcome = await submitReport(deps, submission, { suspect });
    if (outcome.status === 'closed') return outcome;
    const shown = trackingCodeOf(code, 'wbs');
    // Only the same form with the same words leads to the same code.
    const isTaken = outcome.status === 'conflict' && outcome.problem === 'other_content';
    if (isTaken) {
      return { status: 'sent', code: shown, filesLeft: await filesLeft(deps, begun.lookup, 1, files.length) };
    }
    if (outcome.status !== 'created') return { status: 'failed' };
    const outgoing = files.map(({ out }) => out);
    return { status: 'sent', code: shown, filesLeft: await storeFiles(deps, begun.lookup, outgoing) };
  } finally {
    code.fill(0);
  }
}

interface SealedUpload {
  readonly file: CleanFile;
  readonly out: OutgoingFile;
}

/** Under a name of ours, as the form with scripts does: file names tell times, places and people. */
const letterFile = ({ file, out }: SealedUpload, at: number): LetterFile => ({
  fileId: out.fileId,
  name: `lampiran-${at + 1}.${file.name.split('.').at(-1) ?? ''}`,
  size: out.size,
  key: out.key,
  prefix: out.prefix
});

const announced = ({ out }: SealedUpload) => ({ fileId: out.fileId, size: out.sealedBytes });

/**
 * After the text is stored, so nothing of it may fail: the code has to be shown.
 *
 * @returns files that were not taken: bytes have a budget, and the database may go away
 */
async function storeFiles(
  deps: WhistleblowingDependencies,
  lookup: string,
  files: readonly OutgoingFile[]
): Promise<number> {
  let left = 0;
  for (const file of files) left += (await storesWhole(deps, lookup, file).catch(() => false)) ? 0 : 1;
  return left;
}

async function storesWhole(deps: WhistleblowingDependencies, lookup: string, file: OutgoingFile): Promise<boolean> {
  for (let number = 0; number < file.chunks; number += 1) {
    const upload = decodeUpload(await file.upload(number, lookup));
    const outcome = upload && (await storeChunk(deps, upload));
    if (outcome?.status !== 'created' && outcome?.status !== 'again') return false;
  }
  return true;
}

/** Of a message that was stored before; its files have other names now and are not stored again. */
const filesLeft = async (deps: WhistleblowingDependencies, lookup: string, seq: number, announced: number) =>
  announced - (await arrivedFiles(deps, { lookup, seq, announced }));

interface Opened {
  /** Hash of the newest list that holds. */
  readonly newestList: string;
  readonly reporter: ReporterKeys;
  readonly identity: MailboxIdentity;
  readonly view: MailboxView;
}

/** What a code opens; undefined for one that opens nothing. @param code 15 bytes */
export async function openPlainMailbox(
  deps: WhistleblowingDependencies,
  code: Uint8Array
): Promise<MailboxView | undefined> {
  const opened = await openMailbox(deps, code);
  if (!opened) return undefined;
  const lookup = toBase64Url(opened.reporter.lookup);
  return withOwnTexts(tools, opened.reporter, opened.view, (messageId) => readOwnMessage(deps, { lookup, messageId }));
}

async function openMailbox(deps: WhistleblowingDependencies, code: Uint8Array): Promise<Opened | undefined> {
  const reporter = await reporterKeys(tools, instanceBytes(await ensureInstanceId(deps.db)), new Uint8Array(code));
  const lookup = toBase64Url(reporter.lookup);
  const entries: MailboxEntryAnswer[] = [];
  let identity: MailboxIdentity | null = null;
  for (let after: number | null = 0; after !== null;) {
    const answer = JSON.parse(await readMailbox(deps, { lookup, after })) as MailboxAnswer;
    identity = answer.reporter;
    entries.push(...answer.entries);
    after = answer.next;
  }
  if (!identity) return undefined;
  const lists = await trustedBodies(deps);
  const view = await readMailboxView(tools, reporter, lists, { identity, entries });
  const [newestList = ''] = [...lists].sort(([, a], [, b]) => b.epoch - a.epoch).map(([hash]) => hash);
  return { newestList, reporter, identity, view };
}

const instanceBytes = (instanceId: string): Bytes => fromBase64Url(instanceId);

export type PlainReply =
  | { readonly status: 'sent'; readonly filesLeft: number }
  | { readonly status: 'unknown' | 'broken' | 'failed' | 'closed' | 'wait' };

/** Adds a message in place of the reporter's device; the same form sent again is the same message. */
export async function replyPlainly(
  deps: WhistleblowingDependencies,
  code: Uint8Array,
  {
    formId,
    text,
    files: cleaned
  }: { readonly formId: string; readonly text: string; readonly files: readonly CleanFile[] }
): Promise<PlainReply> {
  const messageId = messageIdOfForm(deps.secrets, code, { formId, content: text, files: cleaned });
  const opened = await openMailbox(deps, code);
  if (!opened) return { status: 'unknown' };
  const { newestList, reporter, identity, view } = opened;
  if (view.broken) return { status: 'broken' };
  const lookup = toBase64Url(reporter.lookup);
  const earlier = async (seq: number): Promise<PlainReply> => ({
    status: 'sent',
    filesLeft: await filesLeft(deps, lookup, seq, cleaned.length)
  });
  const stored = placeOf(view, messageId);
  if (stored !== undefined) return earlier(stored);
  const files = cleaned.map((file) => ({ file, out: outgoingFile(identity.id, new Uint8Array(file.bytes)) }));
  const message = await composeReply(tools, reporter, {
    text: writeLetter({ text, files: files.map(letterFile) }),
    mode: 'server',
    reportId: identity.id,
    reportKey: identity.reportKey,
    keyListHash: newestList,
    ...view.next,
    own: false,
    messageId
  });
  const outcome = await reply(deps, { lookup, message, files: files.map(announced) });
  if (outcome.status === 'closed' || outcome.status === 'wait') return { status: outcome.status };
  if (outcome.status !== 'created') {
    // Pressed twice at once: the other one was first.
    const again = await openMailbox(deps, code);
    const first = again && placeOf(again.view, messageId);
    return first === undefined ? { status: 'failed' } : earlier(first);
  }
  return {
    status: 'sent',
    filesLeft: await storeFiles(
      deps,
      lookup,
      files.map(({ out }) => out)
    )
  };
}

/** Number of the reporter's own message of this name. */
const placeOf = ({ messages }: MailboxView, messageId: string): number | undefined =>
  messages.find((message) => message.own && message.messageId === messageId)?.seq;
