import { fromBase64Url, randomBytes, sha256, toBase64Url, type Bytes } from './bytes.ts';
import { reporterKeys, type ReporterKeys } from './code-keys.ts';
import { sealMessage, type MessageHeader } from './message.ts';
import { reportIdOf, signReport, sortedRecipients, wrapReportKey, type RecipientKey } from './report.ts';
import type { Signing } from './signature.ts';
import { newKeyPair, type KeyPair, type Suite } from './suite.ts';
import { messageToWire, wrapToWire, type WireMessage, type WireReport, type WireWrap } from './wire.ts';

export interface ComposeTools {
  readonly suite: Suite;
  readonly signing: Signing;
}

/** A report that has its name and its keys, and no content yet: files are sealed for it before the text that names them. */
export interface NewReport {
  readonly reporter: ReporterKeys;
  readonly reportKey: KeyPair;
  /** base64url */
  readonly id: string;
  /** base64url; what the reporter shows to the server instead of the code. */
  readonly lookup: string;
}

/** @param code 15 random bytes */
export async function beginReport(tools: ComposeTools, instanceId: string, code: Bytes): Promise<NewReport> {
  const reporter = await reporterKeys(tools, fromBase64Url(instanceId), code);
  const reportKey = await newKeyPair(tools.suite);
  const id = await reportIdOf(reportKey.publicKey, reporter.keyPair.publicKey, reporter.verifyKey);
  return { reporter, reportKey, id: toBase64Url(id), lookup: toBase64Url(reporter.lookup) };
}

export interface ReportContent {
  readonly text: string;
  readonly mode: MessageHeader['mode'];
  /** base64url */
  readonly keyListHash: string;
  readonly recipients: readonly RecipientKey[];
  /** The reporter can read it again with the code. */
  readonly own: boolean;
}

export interface ComposedReport {
  readonly report: WireReport;
  readonly wraps: readonly WireWrap[];
  readonly message: WireMessage;
}

/** Everything of a report that is sent, sealed for the recipients and signed by the reporter. */
export async function composeReport(
  tools: ComposeTools,
  { reporter, reportKey, id }: NewReport,
  { text, mode, keyListHash, recipients, own }: ReportContent
): Promise<ComposedReport> {
  const place = { reportId: fromBase64Url(id), keyListHash: fromBase64Url(keyListHash) };
  const header: MessageHeader = {
    reportId: id,
    messageId: toBase64Url(randomBytes(16)),
    seq: 1,
    sender: 'reporter',
    kind: 'report',
    mode,
    keyList: keyListHash,
    previous: '',
    seen: ''
  };
  const message = await sealMessage(tools, header, {
    text,
    readers: own ? [reportKey.publicKey, reporter.keyPair.publicKey] : [reportKey.publicKey],
    signSeed: reporter.signSeed
  });
  const wraps = await Promise.all(
    recipients.map((recipient) => wrapReportKey(tools.suite, place, reportKey, recipient))
  );
  const named = sortedRecipients(recipients.map(({ keyId }) => keyId));
  const terms = { ...place, reportKey: reportKey.publicKey, recipients: named };
  return {
    report: {
      id,
      alg: 'wbs1',
      reportKey: toBase64Url(reportKey.publicKey),
      reporterKey: toBase64Url(reporter.keyPair.publicKey),
      reporterVerifyKey: toBase64Url(reporter.verifyKey),
      keyListHash,
      recipients: named,
      signature: toBase64Url(await signReport(tools.signing, reporter.signSeed, terms)),
      lookupHash: toBase64Url(await sha256(reporter.lookup))
    },
    wraps: wraps.map(wrapToWire),
    message: messageToWire(message)
  };
}

export interface ReplyContent {
  readonly text: string;
  readonly mode: MessageHeader['mode'];
  readonly reportId: string;
  readonly reportKey: string;
  readonly keyListHash: string;
  readonly seq: number;
  readonly previous: string;
  readonly seen: string;
  readonly own: boolean;
  /** base64url; random when left out. */
  readonly messageId?: string;
}

/** The reporter's next message in their conversation. */
export async function composeReply(
  tools: ComposeTools,
  reporter: ReporterKeys,
  { text, mode, reportId, reportKey, keyListHash, seq, previous, seen, own, messageId }: ReplyContent
): Promise<WireMessage> {
  const header: MessageHeader = {
    reportId,
    messageId: messageId ?? toBase64Url(randomBytes(16)),
    seq,
    sender: 'reporter',
    kind: 'text',
    mode,
    keyList: keyListHash,
    previous,
    seen
  };
  const office = fromBase64Url(reportKey);
  const readers = own ? [office, reporter.keyPair.publicKey] : [office];
  return messageToWire(await sealMessage(tools, header, { text, readers, signSeed: reporter.signSeed }));
}
