import type { ComplaintDependencies } from './dependencies.ts';

export interface PurgeReport {
  /** Cases whose name and contact were erased. */
  readonly identities: number;
}

/** Erases name, contact and e-mail updates of cases that ended two years ago or longer; the rest and all counts stay. */
export function purgeDue(_deps: ComplaintDependencies): Promise<PurgeReport> {
  throw new Error('not built yet');
}
