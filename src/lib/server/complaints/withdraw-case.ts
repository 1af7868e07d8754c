import { nextState } from '#lib/domain/complaints/transition.ts';
import { notAllowed } from './case-steps.ts';
import { factsOf, moveCase, type CaseWork, type RecordedChange } from './change-case.ts';
import { leaveFamily } from './merge-case.ts';

/** Ends one case by the complainant's will or silence. What shared its state goes on without it. @throws DomainError `conflict` */
export async function withdrawOwn(work: CaseWork, action: 'withdraw' | 'lapse'): Promise<RecordedChange> {
  const { own } = work.family;
  const to = nextState(own.state, action, factsOf(work, own));
  if (!to) throw notAllowed(work);
  const { patch, lead } = await leaveFamily(work);
  await moveCase(work, own, { kind: action, to, patch });
  return { kind: action, details: { from: own.state, to, ...(lead && { into: lead }) } };
}
