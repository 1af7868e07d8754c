import type { Actor } from '#lib/domain/staff/actor.ts';
import type { CaseVersion } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';

/**
 * Lets a case share the state of another. Both codes keep working, messages stay with each; what was merged into this one moves
 * along.
 *
 * @param into register number of the main case, or of one merged into it
 * @throws as `takeAction`; `invalid` with the field `into`
 */
export function mergeCase(
  _deps: ComplaintDependencies,
  _actor: Actor,
  _input: CaseVersion & { readonly into: string }
): Promise<void> {
  throw new Error('not built yet');
}
