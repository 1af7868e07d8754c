import type { Actor } from '#lib/domain/staff/actor.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';

export interface DueItem {
  readonly href: string;
  /** What to do, as a verb and its object. */
  readonly title: string;
  /** Until when, already formatted. */
  readonly until: string;
  readonly isLate: boolean;
}

/** What is due for the actor today and in the coming days, the most urgent first. */
export async function listDueItems(_deps: Dependencies, _actor: Actor): Promise<readonly DueItem[]> {
  return [];
}
