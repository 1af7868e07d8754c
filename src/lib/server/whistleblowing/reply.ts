import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { Reply } from '#lib/domain/whistleblowing/wire-form.ts';
import { messageHash, verifyMessage } from '#lib/protocol/wbs1/message.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { messageFromWire } from '#lib/protocol/wbs1/wire.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { asReporter } from './access-repository.ts';
import { chainProblem } from './chain-place.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { isMailboxSafe } from './gate.ts';
import { hasKeyList } from './key-repository.ts';
import { lookupHashOf } from './mailbox.ts';
import { findReplyPlace, insertFiles, insertMessage, lockReport } from './report-repository.ts';
import { isUniqueViolation } from './database-failure.ts';

export type ReplyOutcome =
  | { readonly status: 'created' | 'again' | 'unknown' | 'closed' }
  | { readonly status: 'wait'; readonly problem: 'wait_for_answer' }
  | { readonly status: 'conflict'; readonly problem: 'not_next' }
  | { readonly status: 'invalid'; readonly problem: 'message_signature' | 'message' | 'key_list' | 'id_taken' };

/** Messages a reporter may write until the office answers: one code must not fill the disk, and nobody else is held back. */
export const unansweredMessages = 10;

/** How long a second message to the same report waits for the first. */
const patience = '1s';

/** Adds a reporter's message to the report their code opens; the same message again changes nothing. */
export async function reply(deps: WhistleblowingDependencies, sent: Reply): Promise<ReplyOutcome> {
  if (!(await isMailboxSafe(deps))) return { status: 'closed' };
  try {
    return await asReporter(deps.db, (tx) => addReply(deps, tx, sent), patience);
  } catch (failure) {
    if (isUniqueViolation(failure)) return { status: 'invalid', problem: 'id_taken' };
    throw failure;
  }
}

async function addReply(
  { now }: WhistleblowingDependencies,
  tx: Queryable,
  { lookup, message, files }: Reply
): Promise<ReplyOutcome> {
  const { header } = message;
  const lookupHash = lookupHashOf(lookup);
  const report = await lockReport(tx, lookupHash);
  if (report?.id.toString('base64url') !== header.reportId) return { status: 'unknown' };
  if (header.sender !== 'reporter' || header.kind !== 'text') return { status: 'invalid', problem: 'message' };
  const sealed = messageFromWire(message);
  if (!(await verifyMessage(nativeSigning, sealed, new Uint8Array(report.reporterVerifyKey)))) {
    return { status: 'invalid', problem: 'message_signature' };
  }
  const hash = Buffer.from(await messageHash(sealed), 'base64url');
  const place = await findReplyPlace(tx, lookupHash, hash, Buffer.from(header.seen, 'base64url'));
  if (place.stored) return { status: 'again' };
  if (!(await hasKeyList(tx, Buffer.from(header.keyList, 'base64url')))) {
    return { status: 'invalid', problem: 'key_list' };
  }
  if (chainProblem(header, place)) return { status: 'conflict', problem: 'not_next' };
  if (place.unanswered >= unansweredMessages) return { status: 'wait', problem: 'wait_for_answer' };
  const today = officeDateAt(now());
  await insertMessage(tx, message, { hash, day: today, signedBy: null });
  await insertFiles(tx, header, files, today);
  return { status: 'created' };
}
