import { codeRenewal, codeRenewalRefusals, type CodeRenewal } from '#lib/domain/complaints/code-renewal.ts';
import { conflict, forbidden } from '#lib/domain/errors.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { codeHash, newTrackingCode } from '#lib/server/tracking/code-hash.ts';
import { changeCase, noteEvent, type CaseVersion } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import type { Complaint } from './repository.ts';

/** Whether the actor may make a new code for the case. */
export function renewalOf({ identity, codeHash: hash, complainant, dataKey, assigneeId }: Complaint, actor: Actor) {
  const facts = { identity, hasCode: hash !== null, isKnown: complainant !== null, isErased: dataKey === null };
  return codeRenewal(facts, actor.kind === 'staff' && actor.accountId === assigneeId);
}

/**
 * A new random code in the place of the one before, which opens nothing from now on; both sides read that in the timeline.
 *
 * @returns the code, to be shown once
 * @throws as `takeAction`; `forbidden` for a confidential case of another officer, `conflict` where nobody can be told to be its
 *   complainant
 */
export async function renewCode(deps: ComplaintDependencies, actor: Actor, input: CaseVersion): Promise<string> {
  const { code, bytes } = newTrackingCode();
  const { id, version } = input;
  await changeCase(deps, actor, { id, version }, async (work) => {
    const { own } = work.family;
    requireRenewal(renewalOf(own, actor));
    await noteEvent(work, own, { kind: 'new_code', patch: { codeHash: codeHash(deps.secrets, bytes) } });
    return { kind: 'new_code', details: { replaced: own.codeHash !== null } };
  });
  return code;
}

function requireRenewal(renewal: CodeRenewal): void {
  if (renewal === 'open') return;
  throw (renewal === 'assignee_only' ? forbidden : conflict)(codeRenewalRefusals[renewal]);
}
