import type { ReportScenario } from '#lib/domain/demo/report-scenarios.ts';
import { normaliseTrackingCode, parseTrackingCode } from '#lib/domain/tracking/tracking-code.ts';
import { chosenRecipients, excludedKeys } from '#lib/domain/whistleblowing/chosen-recipients.ts';
import type { MailboxAnswer } from '#lib/domain/whistleblowing/mailbox-view.ts';
import { concernsLeadership, reportText, type ReportAnswers } from '#lib/domain/whistleblowing/report-answers.ts';
import { writeLetter } from '#lib/domain/whistleblowing/letter.ts';
import { fromBase64Url, toBase64Url, utf8, type Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { reporterKeys } from '#lib/protocol/wbs1/code-keys.ts';
import { beginReport, composeReply, composeReport } from '#lib/protocol/wbs1/compose.ts';
import { outgoingFile } from '#lib/protocol/wbs1/sealed-file.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { nativeSuite } from '#lib/protocol/wbs1/suite.ts';
import { decodeUpload } from '#lib/protocol/wbs1/upload.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import {
  currentGate,
  ensureInstanceId,
  keyListHistory,
  newFormId,
  newWbsChallenge,
  openPlainMailbox,
  readMailbox,
  reply,
  storeChunk,
  submitPlainReport,
  submitReport
} from '#lib/server/whistleblowing/service.ts';

/** The simulated people who report: what their browser does is done here with the same protocol. */
const tools = { suite: nativeSuite(), signing: nativeSigning };

const answersOf = ({ kind, text, answers }: ReportScenario): ReportAnswers => ({
  kind,
  text,
  answers,
  honest: true,
  wantsProof: false
});

const choiceOf = ({ answers: { leadership = '' } }: ReportScenario) => ({
  leadership: concernsLeadership(leadership),
  excluded: []
});

/** Encrypted on the reporter's side, like a report of the form with scripts. @param code 15 bytes @returns the report's id */
export async function sendFromBrowser(runtime: Runtime, scenario: ReportScenario, code: Bytes): Promise<string> {
  const gate = await currentGate(runtime);
  if (!gate.open) throw new Error(`The demo's form is closed: ${gate.reason}`);
  const recipients = chosenRecipients(gate.wrapKeys, choiceOf(scenario)) ?? [];
  const begun = await beginReport(tools, await ensureInstanceId(runtime.db), code);
  const { attachment } = scenario;
  const files = attachment === undefined ? [] : [outgoingFile(begun.id, utf8(attachment))];
  const letterFiles = files.map(({ fileId, size, key, prefix }) => ({
    fileId,
    name: 'lampiran-1.txt',
    size,
    key,
    prefix
  }));
  const composed = await composeReport(tools, begun, {
    text: reportText(answersOf(scenario), excludedKeys(gate.wrapKeys, choiceOf(scenario)), letterFiles),
    mode: 'browser',
    keyListHash: gate.list.hash,
    recipients: recipients.map(({ keyId, pk }) => ({ keyId, publicKey: fromBase64Url(pk) })),
    own: true
  });
  const announced = files.map(({ fileId, sealedBytes }) => ({ fileId, size: sealedBytes }));
  mustBe('created', await submitReport(runtime, { ...composed, files: announced }));
  for (const file of files) {
    const upload = decodeUpload(await file.upload(0, begun.lookup));
    if (upload) mustBe('created', await storeChunk(runtime, upload));
  }
  return begun.id;
}

/** Like the form without scripts. @returns the report's id */
export async function sendPlainly(runtime: Runtime, scenario: ReportScenario): Promise<string> {
  const minutesAgo = { ...runtime, now: () => runtime.now() - 600_000 };
  const { token } = await newWbsChallenge(minutesAgo, Number.MAX_SAFE_INTEGER);
  const form = { formId: newFormId(), answers: answersOf(scenario), choice: choiceOf(scenario), own: true, files: [] };
  const sent = await submitPlainReport(runtime, { ...form, challenge: token, trap: '' });
  if (sent.status !== 'sent') throw new Error(`The demo's report was not taken: ${sent.status}`);
  const code = parseTrackingCode(normaliseTrackingCode(sent.code)).ok ?? new Uint8Array();
  return (await identityOf(runtime, new Uint8Array(code))).id;
}

/** A message of the reporter's. @param code 15 bytes */
export async function replyFromBrowser(runtime: Runtime, code: Bytes, text: string): Promise<void> {
  const { id, reportKey, reporter } = await identityOf(runtime, code);
  const view = await openPlainMailbox(runtime, code);
  const newest = (await keyListHistory(runtime.db)).at(-1);
  if (!view || !newest) throw new Error('The demo’s code opens nothing');
  const message = await composeReply(tools, reporter, {
    text: writeLetter({ text }),
    mode: 'browser',
    reportId: id,
    reportKey,
    keyListHash: newest.hash,
    ...view.next,
    own: true
  });
  mustBe('created', await reply(runtime, { lookup: toBase64Url(reporter.lookup), message, files: [] }));
}

async function identityOf({ db, config }: Runtime, code: Bytes) {
  const reporter = await reporterKeys(tools, fromBase64Url(await ensureInstanceId(db)), code);
  const lookup = toBase64Url(reporter.lookup);
  const answer = JSON.parse(await readMailbox({ db, config }, { lookup, after: 0 })) as MailboxAnswer;
  if (!answer.reporter) throw new Error('The demo’s code opens nothing');
  return { ...answer.reporter, reporter };
}

function mustBe(expected: string, outcome: { readonly status: string }): void {
  if (outcome.status !== expected) throw new Error(`The demo's report was not taken: ${JSON.stringify(outcome)}`);
}
