import { sharedDetail } from '#lib/domain/complaints/case-event.ts';
import { complainantActions, nextState, type ComplainantAction } from '#lib/domain/complaints/transition.ts';
import { conflict, invalid } from '#lib/domain/errors.ts';
import type { AttachmentRefusal, FilesRefusal } from '#lib/domain/files/attachment-budget.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';
import { keepFiles, lacksFiles } from './case-files.ts';
import { getCaseByCode } from './case-by-code.ts';
import { notAllowed, requireReadable } from './case-steps.ts';
import { factsOf, changeFamily, moveFamily, noteEvent, type CaseWork, type RecordedChange } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { findMessage, insertMessage } from './message-repository.ts';
import { requireOpen, requireWords } from './messages.ts';
import { requireRowId } from './row-id.ts';
import { openCase } from './sealed-case.ts';
import { withdrawOwn } from './withdraw-case.ts';

const complainant: Actor = { kind: 'complainant' };

async function changeByCode(
  deps: ComplaintDependencies,
  code: string,
  work: (change: CaseWork) => Promise<RecordedChange | undefined>
): Promise<void> {
  const { id } = await getCaseByCode(deps, deps.db, code);
  await changeFamily(deps, complainant, id, work);
}

export interface Reply {
  /** UUID made with the form: the same again is the same message. */
  readonly submissionId: string;
  readonly body: string;
  readonly files: readonly CleanFile[];
}

/**
 * A message of the complainant; while the office waits for completion it completes the file. Sent again with files that it does not
 * hold, it stays as it is, and these are refused.
 *
 * @throws as `openTrackedCase`; `conflict` once the case has ended
 */
export async function replyAsComplainant(
  deps: ComplaintDependencies,
  code: string,
  { submissionId, body, files }: Reply
): Promise<{ readonly filesRefused: FilesRefusal | undefined }> {
  let filesRefused: FilesRefusal | undefined;
  await changeByCode(deps, code, async (work) => {
    const { own, main } = work.family;
    if (await wasTaken(work, submissionId, body)) {
      const sent = { complaintId: own.id, messageId: submissionId, files };
      if (await lacksFiles(work.tx, openCase(deps.secrets, own)?.key, sent)) filesRefused = 'already_sent';
      return undefined;
    }
    requireAction(work, 'reply');
    const words = requireWords(body, 'Tulis pesan Anda.');
    filesRefused = await writeReply(work, submissionId, words, files);
    // Only the complainant who was asked completes a case that others share.
    if (own.id === main.id && own.state === 'needs_completion') {
      const to = nextState(own.state, 'complete', factsOf(work, own));
      if (to) return { kind: 'complete', details: await moveFamily(work, { kind: 'complete', to }) };
    }
    await noteReply(work);
    return { kind: 'reply', details: { message: submissionId, attachments: filesRefused ? 0 : files.length } };
  });
  return { filesRefused };
}

/** A reply to an answer stops the time after which the case closes by itself, for all that share its state. */
async function noteReply(work: CaseWork): Promise<void> {
  const { own, main, merged } = work.family;
  await noteEvent(work, own, { kind: 'reply', patch: {}, redates: true });
  if (own.state !== 'answered') return;
  for (const other of [main, ...merged].filter(({ id }) => id !== own.id)) {
    await noteEvent(work, other, { kind: 'reply', detail: sharedDetail, patch: {}, redates: true });
  }
}

/** A second click finds its message. An id that belongs to another case is nobody's business here. */
async function wasTaken({ tx, deps, family }: CaseWork, messageId: string, body: string): Promise<boolean> {
  requireRowId(messageId);
  const message = await findMessage(tx, messageId);
  if (!message) return false;
  const isOwn = message.complaintId === family.own.id;
  const sent = isOwn ? openCase(deps.secrets, family.own)?.writtenMessage(message) : null;
  if (isOwn && (sent === undefined || sent === body.trim())) return true;
  throw conflict('Pesan ini berbeda dari yang sudah terkirim, dan belum terkirim. Kirim sekali lagi.');
}

async function writeReply(
  work: CaseWork,
  id: string,
  words: string,
  files: readonly CleanFile[]
): Promise<AttachmentRefusal | undefined> {
  const { deps, tx, at, family } = work;
  const sealed = requireOpen(work, family.own);
  await insertMessage(tx, {
    id,
    complaintId: family.own.id,
    author: 'complainant',
    body: sealed.sealMessage(id, words),
    sentAt: new Date(at)
  });
  return keepFiles(deps, tx, sealed.key, { complaintId: family.own.id, messageId: id, files, at, from: 'public' });
}

function requireAction(work: CaseWork, action: ComplainantAction): void {
  const { own } = work.family;
  if (!complainantActions(own.state, factsOf(work, own)).includes(action)) throw notAllowed(work);
}

/** Twice is once. What shared its state goes on without it. @throws as `openTrackedCase`; `conflict` once the case has ended */
export function withdrawComplaint(deps: ComplaintDependencies, code: string): Promise<void> {
  return changeByCode(deps, code, async (work) => {
    // A second click finds what the first one did.
    if (work.family.own.state === 'withdrawn') return undefined;
    requireAction(work, 'withdraw');
    return withdrawOwn(work, 'withdraw');
  });
}

/** Once a case, within the limit of the rules; the reason becomes a message. @throws as `openTrackedCase`; `conflict` */
export function reopenComplaint(
  deps: ComplaintDependencies,
  code: string,
  { submissionId, reason }: { readonly submissionId: string; readonly reason: string }
): Promise<void> {
  return changeByCode(deps, code, async (work) => {
    if (await wasTaken(work, submissionId, reason)) return undefined;
    requireAction(work, 'reopen');
    const { main } = work.family;
    const to = nextState(main.state, 'reopen', factsOf(work, main));
    if (!to) throw notAllowed(work);
    requireReadable(main);
    await writeReply(work, submissionId, requireReason(reason), []);
    return { kind: 'reopen', details: await moveFamily(work, { kind: 'reopen', to }) };
  });
}

function requireReason(reason: string): string {
  if (reason.trim() !== '') return requireWords(reason, '');
  const missing = 'Tulis mengapa pengaduan ini perlu dibuka kembali.';
  throw invalid(missing, { reason: missing });
}

export interface Rating {
  /** 1 (not at all) to 4 (fully as hoped). */
  readonly score: number;
  readonly words?: string | undefined;
}

const ratingWords = 2000;

/** After the end; a second rating replaces the first. @throws as `openTrackedCase`; `conflict`, `invalid` */
export function rateHandling(deps: ComplaintDependencies, code: string, rating: Rating): Promise<void> {
  return changeByCode(deps, code, async (work) => {
    requireAction(work, 'rate');
    const { score, words = '' } = rating;
    if (![1, 2, 3, 4].includes(score)) throw invalid('Pilih satu nilai.', { score: 'Pilih satu nilai.' });
    if (words.length > ratingWords) {
      const tooLong = 'Catatan paling banyak 2.000 huruf.';
      throw invalid(tooLong, { words: tooLong });
    }
    const { own } = work.family;
    const sealed = requireOpen(work, own);
    const satisfactionWords = words.trim() === '' ? null : sealed.sealSatisfactionWords(words.trim());
    await noteEvent(work, own, { kind: 'rate', patch: { satisfaction: score, satisfactionWords } });
    return { kind: 'rate' };
  });
}
