import { hasEnded } from '#lib/domain/complaints/complaint-state.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { getCaseByCode } from './case-by-code.ts';
import { changeFamily, noteEvent, type CaseWork, type RecordedChange } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { listEvents } from './event-repository.ts';
import { leaveFamily } from './merge-case.ts';
import { eraseMessages } from './message-repository.ts';
import { deleteSubscription } from './repository.ts';
import { openCase } from './sealed-case.ts';
import { presentTrackedCase } from './tracked-case.ts';

const complainant: Actor = { kind: 'complainant' };

interface OwnData {
  readonly fileName: string;
  readonly json: string;
}

/**
 * Everything about the case its complainant may see, as JSON text (UU 27/2022: access and copy of one's own data). The timeline
 * tells whoever holds the code that a copy was taken, once a day.
 *
 * @throws as `openTrackedCase`
 */
export async function exportOwnData(deps: ComplaintDependencies, code: string): Promise<OwnData> {
  const { id } = await getCaseByCode(deps, deps.db, code);
  let data: OwnData | undefined;
  await changeFamily(deps, complainant, id, async (work) => {
    data = await writeOwnData(work);
    const events = await listEvents(work.tx, id);
    if (!events.some(({ kind, onDate }) => kind === 'export_data' && onDate === work.today)) {
      await noteEvent(work, work.family.own, { kind: 'export_data' });
    }
    return undefined;
  });
  if (!data) throw new Error('The copy was not written');
  return data;
}

async function writeOwnData({ deps, tx, today, family }: CaseWork): Promise<OwnData> {
  const complaint = family.own;
  const { actions: _actions, ...shown } = await presentTrackedCase(deps, tx, complaint, 'id');
  const complainantData = openCase(deps.secrets, complaint)?.complainant() ?? null;
  return {
    fileName: `${complaint.registerNumber.replaceAll('/', '-')}.json`,
    json: JSON.stringify({ exportedOn: today, complainant: complainantData, ...shown }, undefined, 2)
  };
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

/**
 * The case's key goes, and with it all that was sealed under it; a backup made before still holds the key. The summary on the public
 * list goes too. The code still shows the state, which no other case shares any more: nobody can be told anything under it. Undefined when it was erased before.
 */
export async function eraseContentOf(work: CaseWork): Promise<RecordedChange | undefined> {
  const { tx, today, family } = work;
  await deleteSubscription(tx, family.own.id);
  if (family.own.dataKey === null) return undefined;
  await eraseMessages(tx, family.own.id, today);
  const { patch: alone, lead } = await leaveFamily(work);
  await noteEvent(work, family.own, {
    kind: 'erase_content',
    patch: {
      ...alone,
      dataKey: null,
      content: null,
      complainant: null,
      satisfactionWords: null,
      externalReference: null,
      forwardedReference: null,
      publicSummary: null,
      publishedOn: null,
      identityErasedOn: family.own.identityErasedOn ?? today
    }
  });
  return { kind: 'erase_content', ...(lead && { details: { into: lead } }) };
}
