import { redactionDetail, type RedactionReason } from '#lib/domain/complaints/redaction.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { changeCase, noteEvent, type CaseVersion, type CaseWork } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { findMessage, redactMessageRow } from './message-repository.ts';
import { requireWords, writeMessage } from './messages.ts';
import { wasWritten, type WordsForm } from './said-before.ts';

/**
 * A note that never leaves the office; it conflicts with no other change.
 *
 * @throws DomainError `forbidden`, `not_found`, `invalid`; `conflict` for a form that was used for other words
 */
export function addNote(
  deps: ComplaintDependencies,
  actor: Actor,
  input: { readonly id: string } & WordsForm
): Promise<void> {
  const wasTaken = (work: CaseWork) => wasWritten(work, input);
  return changeCase(deps, actor, { id: input.id, version: undefined, wasTaken }, async (work) => {
    const { own } = work.family;
    const body = requireWords(input.body, 'Tulis catatannya.');
    const message = await writeMessage(work, own, { author: 'note', body, id: input.submissionId });
    await noteEvent(work, own, { kind: 'note' });
    return { kind: 'note', details: { message } };
  });
}

/**
 * Closes a message's words and files, for both sides; that it was there stays. Both remain under the case's key, and nobody reads
 * them on any page. The complainant is told why, of a note nothing.
 *
 * @throws as `takeAction`
 */
export function redactMessage(
  deps: ComplaintDependencies,
  actor: Actor,
  input: CaseVersion & { readonly messageId: string; readonly reason: RedactionReason }
): Promise<void> {
  return changeCase(deps, actor, { ...input, kind: 'redact' }, async (work) => {
    const { messageId, reason } = input;
    const { own } = work.family;
    const message = await findMessage(work.tx, messageId);
    if (message?.complaintId !== own.id) throw notFound('Pesan ini tidak ada pada pengaduan ini.');
    await redactMessageRow(work.tx, messageId, work.today);
    const part = message.author === 'note' ? 'note' : 'message';
    await noteEvent(work, own, { kind: 'redact', detail: redactionDetail(part, reason), patch: {} });
    return { kind: 'redact', details: { part, reason, message: messageId } };
  });
}
