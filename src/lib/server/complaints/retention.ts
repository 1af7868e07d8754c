import { addYears, officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { changeFamily } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { eraseIdentityOf } from './own-data.ts';
import { listIdentityDue } from './repository.ts';

const jobs: Actor = { kind: 'program', name: 'jobs' };

/** Years an identity is kept after the case ended (regulations.md §7.1). */
export const identityYears = 2;

export interface PurgeReport {
  /** Cases whose name and contact were erased. */
  readonly identities: number;
}

/** Erases name, contact and e-mail updates of cases that ended two years ago or longer; the rest and all counts stay. */
export async function purgeDue(deps: ComplaintDependencies): Promise<PurgeReport> {
  const lastDay = addYears(officeDateAt(deps.now()), -identityYears);
  let identities = 0;
  for (const { id } of await listIdentityDue(deps.db, lastDay)) {
    await changeFamily(deps, jobs, id, async (work) => {
      const erased = await eraseIdentityOf(work);
      if (erased) identities += 1;
      return erased;
    });
  }
  return { identities };
}
