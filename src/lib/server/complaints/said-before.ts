import { conflict } from '#lib/domain/errors.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { findMessage, listSharedMessages } from './message-repository.ts';
import type { Complaint, Family } from './repository.ts';
import { requireRowId } from './row-id.ts';
import { openCase } from './sealed-case.ts';

/** The cases a form is for, held until the transaction ends. */
interface OpenFamily {
  readonly deps: Pick<ComplaintDependencies, 'secrets'>;
  readonly tx: Queryable;
  readonly family: Pick<Family, 'own'>;
}

/** Words that a form of the office holds, and the UUID it was made with: the same again is the same message. */
export interface WordsForm {
  readonly submissionId?: string | undefined;
  readonly body: string;
}

/**
 * Whether the message of this form is there already.
 *
 * @throws DomainError `conflict` when the form was used for other words, as one that came back by the browser's back button
 */
export async function wasWritten(
  { deps, tx, family }: OpenFamily,
  { submissionId, body }: WordsForm
): Promise<boolean> {
  if (submissionId === undefined) return false;
  requireRowId(submissionId);
  const message = await findMessage(tx, submissionId);
  if (!message) return false;
  const isOwn = message.complaintId === family.own.id;
  if (isOwn && openCase(deps.secrets, family.own)?.writtenMessage(message) === body.trim()) return true;
  throw conflict('Formulir ini sudah dipakai untuk tulisan lain. Tulisan Anda belum tersimpan; kirim sekali lagi.');
}

/** Whether the newest words between office and complainant are these, from the office. */
export async function wasSaidLast(
  { deps, tx }: Omit<OpenFamily, 'family'>,
  complaint: Complaint,
  words: string
): Promise<boolean> {
  const last = (await listSharedMessages(tx, complaint.id)).at(-1);
  return last?.author === 'office' && openCase(deps.secrets, complaint)?.writtenMessage(last) === words.trim();
}
