import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { hasEnded } from '#lib/domain/complaints/complaint-state.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { inSnapshot } from '#lib/server/db/transaction.ts';
import { getCaseByCode } from './case-by-code.ts';
import { changeFamily, noteEvent, type CaseWork, type RecordedChange } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { eraseMessages } from './message-repository.ts';
import { deleteSubscription } from './repository.ts';
import { openCase } from './sealed-case.ts';
import { presentTrackedCase } from './tracked-case.ts';

const complainant: Actor = { kind: 'complainant' };

/**
 * Everything about the case its complainant may see, as JSON text (UU 27/2022: access and copy of one's own data).
 *
 * @throws as `openTrackedCase`
 */
export function exportOwnData(
  deps: ComplaintDependencies,
  code: string
): Promise<{ readonly fileName: string; readonly json: string }> {
  return inSnapshot(deps.db, async (db) => {
    const complaint = await getCaseByCode(deps, db, code);
    const { actions: _actions, ...shown } = await presentTrackedCase(deps, db, complaint, 'id');
    const complainantData = openCase(deps.secrets, complaint)?.complainant() ?? null;
    return {
      fileName: `${complaint.registerNumber.replaceAll('/', '-')}.json`,
      json: JSON.stringify(
        { exportedOn: officeDateAt(deps.now()), complainant: complainantData, ...shown },
        undefined,
        2
      )
    };
  });
}

/**
 * Erases on request: name, contact and e-mail updates at once, and what was written too when the case has ended. State, dates and
 * counts stay.
 *
 * @throws as `openTrackedCase`
 */
export async function eraseIdentity(
  deps: ComplaintDependencies,
  code: string
): Promise<{ readonly content: 'erased' | 'kept' }> {
  const { id } = await getCaseByCode(deps, deps.db, code);
  let content: 'erased' | 'kept' = 'kept';
  await changeFamily(deps, complainant, id, async (work) => {
    if (!hasEnded(work.family.own.state)) return eraseIdentityOf(work);
    content = 'erased';
    return eraseContentOf(work);
  });
  return { content };
}

/** Undefined when there was nothing left to erase. */
export async function eraseIdentityOf(work: CaseWork): Promise<RecordedChange | undefined> {
  const { tx, today, family } = work;
  const subscribed = await deleteSubscription(tx, family.own.id);
  if (!subscribed && family.own.complainant === null) return undefined;
  await noteEvent(work, family.own, {
    kind: 'erase_identity',
    patch: { complainant: null, identityErasedOn: today }
  });
  return { kind: 'erase_identity' };
}

/** The case's key goes, and with it all that was sealed under it; a backup made before still holds the key. The code still shows the state. */
async function eraseContentOf(work: CaseWork): Promise<RecordedChange | undefined> {
  const { tx, today, family } = work;
  await deleteSubscription(tx, family.own.id);
  if (family.own.dataKey === null) return undefined;
  await eraseMessages(tx, family.own.id, today);
  await noteEvent(work, family.own, {
    kind: 'erase_content',
    patch: {
      dataKey: null,
      content: null,
      complainant: null,
      satisfactionWords: null,
      externalReference: null,
      forwardedReference: null,
      identityErasedOn: family.own.identityErasedOn ?? today
    }
  });
  return { kind: 'erase_content' };
}
