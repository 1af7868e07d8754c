import type { ComplaintDependencies } from './dependencies.ts';

/** Closes answered cases whose time for a reply is over. @returns how many */
export function closeUnanswered(_deps: ComplaintDependencies): Promise<number> {
  throw new Error('not built yet');
}

/** Cases whose complainant did not complete them in time count as withdrawn (UU 25/2009 Ps 44). @returns how many */
export function lapseIncomplete(_deps: ComplaintDependencies): Promise<number> {
  throw new Error('not built yet');
}
