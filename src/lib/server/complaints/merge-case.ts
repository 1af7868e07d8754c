import { conflict, invalid } from '#lib/domain/errors.ts';
import { normaliseRegisterNumber } from '#lib/domain/complaints/typed-register-number.ts';
import { hasEnded } from '#lib/domain/complaints/complaint-state.ts';
import { nextState } from '#lib/domain/complaints/transition.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { factsOf, changeCase, moveCase, noteEvent, type CaseVersion, type CaseWork } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import {
  findByRegisterNumber,
  getFamilyForUpdate,
  lockMerges,
  type Complaint,
  type ComplaintPatch
} from './repository.ts';

const intoProblem = (message: string) => invalid(message, { into: message });

/**
 * Lets a case share the state of another. Both codes keep working, messages stay with each; what was merged into this one moves
 * along.
 *
 * @param input.into register number of the main case, or of one merged into it
 * @throws as `takeAction`; `invalid` with the field `into`
 */
export function mergeCase(
  deps: ComplaintDependencies,
  actor: Actor,
  input: CaseVersion & { readonly into: string }
): Promise<void> {
  return changeCase(
    deps,
    actor,
    { ...input, kind: 'merge' },
    async (work) => {
      const { own, main: formerMain, merged } = work.family;
      if (hasEnded(own.state)) throw conflict('Pengaduan ini sudah selesai, jadi tidak perlu digabung.');
      const main = await takeMain(work, input.into);
      const movesAlong = own.id === formerMain.id ? merged : [];
      for (const member of [own, ...movesAlong]) await join(work, member, main);
      return { kind: 'merge', details: { into: main.registerNumber, from: own.state, to: main.state } };
    },
    lockMerges
  );
}

/** The case at the end of the chain, locked. */
async function takeMain({ tx, family }: CaseWork, registerNumber: string): Promise<Complaint> {
  const number = normaliseRegisterNumber(registerNumber);
  const target = number && (await findByRegisterNumber(tx, number));
  if (!target) throw intoProblem('Nomor pengaduan ini tidak ada. Tulis seperti DUMAS/2026/XI/0007.');
  const { main } = await getFamilyForUpdate(tx, target.id);
  if (main.id === family.own.id) throw intoProblem('Pengaduan tidak dapat digabung ke dirinya sendiri.');
  if (main.id === family.main.id) throw intoProblem('Pengaduan ini sudah digabung ke sana.');
  if (hasEnded(main.state)) {
    throw intoProblem(
      `Pengaduan ${main.registerNumber} sudah selesai. Tangani pengaduan ini sendiri, atau buka kembali pengaduan itu.`
    );
  }
  return main;
}

async function join(work: CaseWork, complaint: Complaint, main: Complaint): Promise<void> {
  await moveCase(work, complaint, {
    kind: 'merge',
    to: main.state,
    detail: main.registerNumber,
    patch: { mergedIntoId: main.id, assigneeId: main.assigneeId }
  });
}

/**
 * Takes a case out of the family whose state it shares, before it goes a way of its own. What shared the state of a main case goes
 * on under the oldest of them; nobody waits any more for words that only the leaving complainant was asked for.
 *
 * @returns what changes in the leaving case, and the number of the case that leads the others now
 */
export async function leaveFamily(
  work: CaseWork
): Promise<{ readonly patch: ComplaintPatch; readonly lead: string | undefined }> {
  const { own, merged } = work.family;
  const patch = { mergedIntoId: null };
  const [lead, ...others] = merged;
  if (!lead || own.mergedIntoId !== null) return { patch, lead: undefined };
  const waiting = own.state === 'needs_completion';
  const to = waiting ? (nextState(own.state, 'complete', factsOf(work, lead)) ?? own.state) : own.state;
  await moveOn(work, lead, { kind: 'lead', detail: null, to, mergedIntoId: null });
  for (const member of others) {
    await moveOn(work, member, { kind: 'merge', detail: lead.registerNumber, to, mergedIntoId: lead.id });
  }
  return { patch, lead: lead.registerNumber };
}

async function moveOn(
  work: CaseWork,
  complaint: Complaint,
  {
    kind,
    detail,
    to,
    mergedIntoId
  }: { kind: 'lead' | 'merge'; detail: string | null; to: Complaint['state']; mergedIntoId: string | null }
): Promise<void> {
  if (to === complaint.state) await noteEvent(work, complaint, { kind, detail, patch: { mergedIntoId } });
  else await moveCase(work, complaint, { kind, detail, to, patch: { mergedIntoId } });
}
