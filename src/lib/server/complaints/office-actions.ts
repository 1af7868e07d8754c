import type { Category } from '#lib/domain/complaints/category.ts';
import type { ComplaintClass } from '#lib/domain/complaints/complaint-class.ts';
import type { ForwardDestination } from '#lib/domain/complaints/forward-destination.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import type { CaseVersion } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';

/** Steps without words of their own; `reject` needs a reason, which the complainant reads. */
export type PlainStep = 'verify' | 'accept' | 'complete' | 'close' | 'reopen' | 'reject';

/**
 * A step in the case's life, along the allowed transitions only; cases merged into it follow.
 *
 * @throws DomainError `forbidden`, `not_found`, `conflict` (another version, or a step the state does not allow), `invalid` for a
 *   missing reason
 */
export function takeAction(
  _deps: ComplaintDependencies,
  _actor: Actor,
  _input: CaseVersion & { readonly action: PlainStep; readonly reason?: string | undefined }
): Promise<void> {
  throw new Error('not built yet');
}

/** @param assigneeId null gives the case back to everybody. @throws as `takeAction`, `invalid` when nobody can be given it */
export function assignCase(
  _deps: ComplaintDependencies,
  _actor: Actor,
  _input: CaseVersion & { readonly assigneeId: string | null }
): Promise<void> {
  throw new Error('not built yet');
}

/** The deadline of the resolution follows the class. @throws as `takeAction` */
export function classifyCase(
  _deps: ComplaintDependencies,
  _actor: Actor,
  _input: CaseVersion & {
    readonly class: ComplaintClass;
    readonly oversight: boolean | null;
    readonly category: Category;
  }
): Promise<void> {
  throw new Error('not built yet');
}

/** The final answer. @param alsoMerged sends the same words to the complainants of merged cases. @throws as `takeAction` */
export function answerCase(
  _deps: ComplaintDependencies,
  _actor: Actor,
  _input: CaseVersion & { readonly body: string; readonly alsoMerged?: boolean }
): Promise<void> {
  throw new Error('not built yet');
}

/** Words to the complainant without a change of state; the first ones are the first response. @throws as `takeAction` */
export function sendMessage(
  _deps: ComplaintDependencies,
  _actor: Actor,
  _input: CaseVersion & { readonly body: string }
): Promise<void> {
  throw new Error('not built yet');
}

/** Asks the complainant for what is missing; the clock of the resolution stops. @throws as `takeAction` */
export function askCompletion(
  _deps: ComplaintDependencies,
  _actor: Actor,
  _input: CaseVersion & { readonly body: string }
): Promise<void> {
  throw new Error('not built yet');
}

/** @throws as `takeAction`; `invalid` for SP4N-LAPOR! without its tracking id */
export function forwardCase(
  _deps: ComplaintDependencies,
  _actor: Actor,
  _input: CaseVersion & {
    readonly destination: ForwardDestination;
    readonly externalReference?: string | undefined;
    readonly body?: string | undefined;
  }
): Promise<void> {
  throw new Error('not built yet');
}
