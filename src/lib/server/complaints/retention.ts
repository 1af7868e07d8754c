import { addYears, officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { settingsOn } from '#lib/server/settings/service.ts';
import { changeFamily } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { eraseIdentityOf } from './own-data.ts';
import { listIdentityDue } from './repository.ts';

const jobs: Actor = { kind: 'program', name: 'jobs' };

export interface PurgeReport {
  /** Cases whose name and contact were erased. */
  readonly identities: number;
}

/** Erases name, contact and e-mail updates of cases that ended as many years ago as the setting says; the rest and all counts stay. */
export async function purgeDue(deps: ComplaintDependencies): Promise<PurgeReport> {
  const today = officeDateAt(deps.now());
  const years = (await settingsOn(deps.db, today))['complaints.identity_years'];
  const lastDay = addYears(today, -years);
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
