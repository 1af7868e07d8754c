import type { Actor } from '#lib/domain/staff/actor.ts';
import type { CaseVersion } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';

/** @param summary at most 300 characters; empty takes it back and off the list. @throws as `takeAction`, `invalid` */
export function writePublicSummary(
  _deps: ComplaintDependencies,
  _actor: Actor,
  _input: CaseVersion & { readonly summary: string }
): Promise<void> {
  throw new Error('not built yet');
}

/** Puts the summary on the public list. @throws as `takeAction`, `conflict` without a summary */
export function publishSummary(_deps: ComplaintDependencies, _actor: Actor, _input: CaseVersion): Promise<void> {
  throw new Error('not built yet');
}

/** @throws as `takeAction` */
export function unpublishSummary(_deps: ComplaintDependencies, _actor: Actor, _input: CaseVersion): Promise<void> {
  throw new Error('not built yet');
}
