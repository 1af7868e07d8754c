import { invalid } from '#lib/domain/errors.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { deskStepSchema, needsRecentProof } from '#lib/domain/whistleblowing/desk-step.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { grantWrap, recuse } from './holders.ts';
import { appendMessage, changeState } from './office-steps.ts';
import { markRead, recordExport } from './open-report.ts';

/**
 * Takes one step of a recipient's page on a report.
 *
 * @param body as it came
 * @param prove refuses unless the actor has proved lately who they are
 * @throws DomainError as the use cases do, `invalid` for what is no step
 */
export async function takeDeskStep(
  deps: WhistleblowingDependencies,
  actor: Actor,
  id: string,
  body: unknown,
  prove: () => void
): Promise<void> {
  const { success, data } = deskStepSchema.safeParse(body);
  if (!success) throw invalid('Kiriman ini tidak utuh. Muat ulang halamannya, lalu coba lagi.');
  if (needsRecentProof(data)) prove();
  switch (data.step) {
    case 'message':
      return appendMessage(deps, actor, id, data);
    case 'state':
      return changeState(deps, actor, id, data);
    case 'grant':
      return grantWrap(deps, actor, id, data);
    case 'read':
      return markRead(deps, actor, id, data.seq);
    case 'recuse':
      return recuse(deps, actor, id, data);
    case 'export':
      return recordExport(deps, actor, id);
  }
}
