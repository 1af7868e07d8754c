import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { EntryForm } from '#lib/domain/complaints/complaint-form.ts';
import { conflict, invalid } from '#lib/domain/errors.ts';
import { attachmentRefusalText } from '#lib/domain/files/attachment-budget.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { registerCase } from './new-case.ts';
import { listKnownReferences, lockReferences, type Complaint } from './repository.ts';
import { findTaken, presentReceipt, type Submitted } from './submit-complaint.ts';

export interface Entered extends Submitted {
  readonly id: string;
}

/**
 * A complaint that reached the office another way, received on the day it did. The code is for the complainant.
 *
 * @throws DomainError `forbidden`, `invalid` for a day to come, `conflict` when the external reference was entered before,
 *   or the form was sent before and says something else now
 */
export function enterComplaint(
  deps: ComplaintDependencies,
  actor: Actor,
  entry: { readonly submissionId: string; readonly form: EntryForm; readonly files: readonly CleanFile[] }
): Promise<Entered> {
  requireMay(actor, 'complaints.handle');
  const { submissionId, form, files } = entry;
  const { channel, receivedOn } = form;
  const externalReference = referenceOf(form);
  requirePast(receivedOn, deps.now());
  return inTransaction(deps.db, async (tx) => {
    const taken = await findTaken(deps, tx, entry, 'id', (complaint) => holds(complaint, form));
    if (taken) return { ...taken.submitted, id: taken.id };
    if (externalReference) {
      await lockReferences(tx);
      if ((await listKnownReferences(tx, [externalReference])).size > 0) throw known(externalReference);
    }
    const { complaint, code, filesRefused } = await registerCase(deps, tx, actor, {
      submissionId,
      channel,
      form,
      files,
      quarantined: false,
      receivedOn,
      externalReference,
      givesCode: true
    });
    const receipt = await presentReceipt(deps, tx, complaint, 'id');
    const details = { channel, attachments: receipt.attachments };
    const subject = complaint.registerNumber;
    await recordAudit(tx, { at: deps.now(), actor, action: 'complaint.enter', subject, details });
    const notKept = filesRefused && attachmentRefusalText[filesRefused].id;
    return { id: complaint.id, receipt, code, filesRefused: notKept };
  });
}

/** What the entry says beside the words; class and category until somebody worked on the case, nothing once it was erased. */
function holds(taken: Complaint, form: EntryForm): boolean {
  if (taken.dataKey === null) return true;
  const isUntouched = taken.state === 'received' && taken.version === 0;
  return (
    taken.channel === form.channel &&
    taken.receivedOn === form.receivedOn &&
    taken.externalReference === referenceOf(form) &&
    (!isUntouched || (taken.class === form.class && taken.category === form.category))
  );
}

const referenceOf = ({ externalReference }: EntryForm) => externalReference?.trim() || null;

function requirePast(receivedOn: string, now: number): void {
  if (receivedOn <= officeDateAt(now)) return;
  const message = 'Tanggal diterima tidak boleh sesudah hari ini.';
  throw invalid(message, { receivedOn: message });
}

const known = (reference: string) =>
  conflict(`Pengaduan dengan nomor rujukan ${reference} sudah pernah dicatat. Cari nomor itu di daftar pengaduan.`);
