import { randomUUID } from 'node:crypto';
import { actorName } from '#lib/domain/staff/actor.ts';
import { conflict, invalid } from '#lib/domain/errors.ts';
import type { CaseWork } from './change-case.ts';
import { insertMessage } from './message-repository.ts';
import type { Complaint, ComplaintPatch } from './repository.ts';
import { openCase, type SealedCase } from './sealed-case.ts';

/** Longest message, in characters; as long as the complaint itself may be. */
export const messageLength = 10_000;

/** @throws DomainError `invalid` with the field `body` */
export function requireWords(body: string, missing: string): string {
  const words = body.trim();
  if (words === '') throw invalid(missing, { body: missing });
  if (words.length > messageLength) {
    const tooLong = 'Pesan paling banyak 10.000 huruf. Persingkat, atau bagi menjadi dua pesan.';
    throw invalid(tooLong, { body: tooLong });
  }
  return words;
}

/** @throws DomainError `conflict` when what was written is erased: there is no key to write under */
export function requireOpen(work: Pick<CaseWork, 'deps'>, complaint: Complaint): SealedCase {
  const sealed = openCase(work.deps.secrets, complaint);
  if (!sealed)
    throw conflict('Isi pengaduan ini sudah dihapus atas permintaan pengadu, jadi tidak dapat ditambah lagi.');
  return sealed;
}

/** Words of the office to one complainant. @returns what they change in the row: the first ones are the first response */
export async function sayToComplainant(
  work: CaseWork,
  complaint: Complaint,
  body: string,
  id?: string
): Promise<ComplaintPatch> {
  await writeMessage(work, complaint, { author: 'office', body, id });
  return { firstResponseOn: complaint.firstResponseOn ?? work.today };
}

/** The same to the main case. One whose content was erased is passed over while others share its state: they wait for the step. */
export async function sayToMain(work: CaseWork, body: string): Promise<ComplaintPatch> {
  const { main, merged } = work.family;
  return main.dataKey === null && merged.length > 0 ? {} : sayToComplainant(work, main, body);
}

/** @returns id of the message */
export async function writeMessage(
  { deps, tx, at, actor }: CaseWork,
  complaint: Complaint,
  { author, body, id = randomUUID() }: { author: 'office' | 'note'; body: string; id?: string | undefined }
): Promise<string> {
  await insertMessage(tx, {
    id,
    complaintId: complaint.id,
    author,
    authorId: actor.kind === 'staff' ? actorName(actor) : null,
    body: requireOpen({ deps }, complaint).sealMessage(id, body),
    sentAt: new Date(at)
  });
  return id;
}
