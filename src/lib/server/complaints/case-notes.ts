import { notFound } from '#lib/domain/errors.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { changeCase, noteEvent, type CaseVersion } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { findMessage, redactMessageRow } from './message-repository.ts';
import { requireWords, writeMessage } from './messages.ts';

/** A note that never leaves the office; it conflicts with no other change. @throws DomainError `forbidden`, `not_found`, `invalid` */
export function addNote(
  deps: ComplaintDependencies,
  actor: Actor,
  { id, body }: { readonly id: string; readonly body: string }
): Promise<void> {
  return changeCase(deps, actor, { id, version: undefined }, async (work) => {
    const { own } = work.family;
    const message = await writeMessage(work, own, { author: 'note', body: requireWords(body, 'Tulis catatannya.') });
    await noteEvent(work, own, { kind: 'note' });
    return { kind: 'note', details: { message } };
  });
}

/** Takes a message's words and files away for good, for both sides; that it was there stays. @throws as `takeAction` */
export function redactMessage(
  deps: ComplaintDependencies,
  actor: Actor,
  input: CaseVersion & { readonly messageId: string }
): Promise<void> {
  return changeCase(deps, actor, { ...input, kind: 'redact' }, async (work) => {
    const { messageId } = input;
    const { own } = work.family;
    const message = await findMessage(work.tx, messageId);
    if (message?.complaintId !== own.id) throw notFound('Pesan ini tidak ada pada pengaduan ini.');
    await redactMessageRow(work.tx, messageId, work.today);
    await noteEvent(work, own, { kind: 'redact', patch: {} });
    return { kind: 'redact', details: { message: messageId } };
  });
}
