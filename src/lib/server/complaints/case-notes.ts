import type { Actor } from '#lib/domain/staff/actor.ts';
import type { CaseVersion } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';

/** A note that never leaves the office; it conflicts with no other change. @throws DomainError `forbidden`, `not_found`, `invalid` */
export function addNote(
  _deps: ComplaintDependencies,
  _actor: Actor,
  _input: { readonly id: string; readonly body: string }
): Promise<void> {
  throw new Error('not built yet');
}

/** Takes a message's words away for good, for both sides; that it was there stays. @throws as `takeAction` */
export function redactMessage(
  _deps: ComplaintDependencies,
  _actor: Actor,
  _input: CaseVersion & { readonly messageId: string }
): Promise<void> {
  throw new Error('not built yet');
}
