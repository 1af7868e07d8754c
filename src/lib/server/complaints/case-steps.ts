import { stateNames } from '#lib/domain/complaints/complaint-state.ts';
import { nextState, type ComplaintAction } from '#lib/domain/complaints/transition.ts';
import type { AuditDetails } from '#lib/domain/audit/entry.ts';
import { conflict } from '#lib/domain/errors.ts';
import { factsOf, moveFamily, type CaseWork } from './change-case.ts';
import type { Complaint, ComplaintPatch } from './repository.ts';

/**
 * The family takes a step that its state allows.
 *
 * @throws DomainError `conflict` when the state does not allow it, or when the case was merged into another
 */
export async function takeStep(
  work: CaseWork,
  action: ComplaintAction,
  { detail = null, patch = {} }: { detail?: string | null; patch?: ComplaintPatch } = {}
): Promise<AuditDetails> {
  const { own, main } = work.family;
  if (own.id !== main.id) {
    throw conflict(`Pengaduan ini ditangani bersama ${main.registerNumber}. Ambil langkahnya di pengaduan itu.`);
  }
  const to = nextState(main.state, action, factsOf(work, main));
  if (!to) throw notAllowed(work);
  if (action === 'reopen') requireReadable(main);
  return moveFamily(work, { kind: action, to, detail, patch });
}

/** What was erased cannot be handled again. @throws DomainError `conflict` */
export function requireReadable({ dataKey }: Complaint): void {
  if (dataKey === null) throw conflict('Isi pengaduan ini sudah dihapus, jadi tidak dapat dibuka kembali.');
}

export function notAllowed({ family }: Pick<CaseWork, 'family'>) {
  return conflict(`Langkah ini tidak dapat diambil: keadaan pengaduan sekarang “${stateNames[family.own.state].id}”.`);
}
