import { createHash } from 'node:crypto';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { wrapProblem, type ClosedReason, type Gate } from '#lib/domain/whistleblowing/gate.ts';
import type { Submission } from '#lib/domain/whistleblowing/wire-form.ts';
import { canonicalJson, type Plain } from '#lib/protocol/wbs1/canonical.ts';
import { messageHash, verifyMessage } from '#lib/protocol/wbs1/message.ts';
import { sortedRecipients, verifyReport } from '#lib/protocol/wbs1/report.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { messageFromWire, reportFromWire } from '#lib/protocol/wbs1/wire.ts';
import { settingsOn } from '#lib/server/settings/service.ts';
import { asReporter } from './access-repository.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { countReport } from './flood.ts';
import { currentGate, databaseProblem } from './gate.ts';
import { isUniqueViolation } from './database-failure.ts';
import { findSubmission, insertFiles, insertMessage, insertReport, insertWraps } from './report-repository.ts';

export type SubmitProblem =
  | 'report_signature'
  | 'message_signature'
  | 'first_message'
  | 'recipients'
  | 'unknown_key'
  | 'no_outside_key'
  | 'id_taken';

export type SubmitOutcome =
  | { readonly status: 'created' | 'again' }
  | { readonly status: 'conflict'; readonly problem: 'other_content' | 'key_list_changed' }
  | { readonly status: 'invalid'; readonly problem: SubmitProblem }
  | { readonly status: 'closed'; readonly reason: ClosedReason };

/**
 * Stores a report as it came, once. Everything that can be checked without reading it is checked first: that the form is open,
 * that the report's name follows from its keys, both signatures, and that only living keys of the list in force got a wrap, one
 * outside the office among them. Writes nothing else: no audit, no job, no time, no address.
 *
 * @param suspect it looks like a program's: taken, and set apart
 */
export async function submitReport(
  deps: WhistleblowingDependencies,
  submission: Submission,
  { suspect = false }: { readonly suspect?: boolean } = {}
): Promise<SubmitOutcome> {
  const contentHash = contentHashOf(submission);
  const { report } = submission;
  const [id, lookupHash] = [buffer(report.id), buffer(report.lookupHash)];
  const unsafe = await databaseProblem(deps);
  if (unsafe) return { status: 'closed', reason: unsafe };
  const earlier = await asReporter(deps.db, (tx) => findSubmission(tx, id, lookupHash));
  if (earlier) return sameOrOther(earlier, contentHash);
  const gate = await currentGate(deps);
  if (!gate.open) return { status: 'closed', reason: gate.reason };
  if (report.keyListHash !== gate.list.hash) return { status: 'conflict', problem: 'key_list_changed' };
  const problem = await problemOf(submission, gate);
  if (problem) return { status: 'invalid', problem };
  try {
    await store(deps, submission, { contentHash, suspect });
    return { status: 'created' };
  } catch (failure) {
    if (!isUniqueViolation(failure)) throw failure;
    // Sent twice at once; or an id of a message or a file that somebody else's report has.
    const stored = await asReporter(deps.db, (tx) => findSubmission(tx, id, lookupHash));
    return stored ? sameOrOther(stored, contentHash) : { status: 'invalid', problem: 'id_taken' };
  }
}

const buffer = (text: string): Buffer => Buffer.from(text, 'base64url');

const sameOrOther = (stored: Buffer, sent: Buffer): SubmitOutcome =>
  stored.equals(sent) ? { status: 'again' } : { status: 'conflict', problem: 'other_content' };

function contentHashOf({ report, wraps, message, files }: Submission): Buffer {
  const content = { report, wraps, message, files } as unknown as Plain;
  return createHash('sha256').update(canonicalJson(content)).digest();
}

async function problemOf(
  { report, wraps, message }: Submission,
  gate: Extract<Gate, { open: true }>
): Promise<SubmitProblem | undefined> {
  const { header } = message;
  const isFirst =
    header.reportId === report.id &&
    header.seq === 1 &&
    header.kind === 'report' &&
    header.sender === 'reporter' &&
    header.previous === '' &&
    header.seen === '' &&
    header.keyList === report.keyListHash;
  if (!isFirst) return 'first_message';
  const keyIds = wraps.map(({ keyId }) => keyId);
  if (canonicalJson(sortedRecipients(keyIds)) !== canonicalJson(report.recipients)) return 'recipients';
  const wrapped = wrapProblem(gate, keyIds);
  if (wrapped) return wrapped;
  const bytes = reportFromWire(report);
  if (!(await verifyReport(nativeSigning, bytes))) return 'report_signature';
  const sealed = messageFromWire(message);
  return (await verifyMessage(nativeSigning, sealed, bytes.reporterVerifyKey)) ? undefined : 'message_signature';
}

async function store(
  deps: WhistleblowingDependencies,
  { report, wraps, message, files, challenge }: Submission,
  { contentHash, suspect }: { contentHash: Buffer; suspect: boolean }
): Promise<void> {
  const today = officeDateAt(deps.now());
  const settings = await settingsOn(deps.db, today);
  const hash = buffer(await messageHash(messageFromWire(message)));
  await asReporter(deps.db, async (tx) => {
    const { quarantined } = await countReport(deps, tx, settings['wbs.hourly_budget'], challenge);
    await insertReport(tx, report, { contentHash, receivedOn: today, quarantined: quarantined || suspect });
    await insertWraps(tx, report, wraps);
    await insertMessage(tx, message, { hash, day: today, signedBy: null });
    await insertFiles(tx, message.header, files, today);
  });
}
