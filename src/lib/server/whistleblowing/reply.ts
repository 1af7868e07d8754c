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
import { insertFiles, insertMessage, listMailboxMessages, lockReport } from './report-repository.ts';
import { isUniqueViolation } from './unique-violation.ts';

export type ReplyOutcome =
  | { readonly status: 'created' | 'again' | 'unknown' | 'closed' }
  | { readonly status: 'conflict'; readonly problem: 'not_next' }
  | { readonly status: 'invalid'; readonly problem: 'message_signature' | 'message' | 'key_list' | 'id_taken' };

/** Adds a reporter's message to the report their code opens; the same message again changes nothing. */
export async function reply(deps: WhistleblowingDependencies, sent: Reply): Promise<ReplyOutcome> {
  if (!(await isMailboxSafe(deps))) return { status: 'closed' };
  try {
    return await asReporter(deps.db, (tx) => addReply(deps, tx, sent));
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
  const earlier = await listMailboxMessages(tx, lookupHash);
  if (earlier.some((row) => row.hash.equals(hash))) return { status: 'again' };
  if (!(await hasKeyList(tx, Buffer.from(header.keyList, 'base64url')))) {
    return { status: 'invalid', problem: 'key_list' };
  }
  if (chainProblem(header, earlier)) return { status: 'conflict', problem: 'not_next' };
  const today = officeDateAt(now());
  await insertMessage(tx, message, { hash, day: today, signedBy: null });
  await insertFiles(tx, header, files, today);
  return { status: 'created' };
}
