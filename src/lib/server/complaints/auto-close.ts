import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { takeStep } from './case-steps.ts';
import { changeFamily, type CaseWork, type RecordedChange } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { forEachCase } from './for-each-case.ts';
import { listAutoClosable, listLapsed } from './repository.ts';
import { withdrawOwn } from './withdraw-case.ts';

const jobs: Actor = { kind: 'program', name: 'jobs' };

/** One transaction a case. @returns how many changed @throws as `forEachCase` */
async function changeEach(
  deps: ComplaintDependencies,
  cases: readonly { readonly id: string }[],
  work: (change: CaseWork) => Promise<RecordedChange | undefined>
): Promise<number> {
  let changed = 0;
  await forEachCase(deps, cases, ({ id }) =>
    changeFamily(deps, jobs, id, async (change) => {
      const done = await work(change);
      if (done) changed += 1;
      return done;
    })
  );
  return changed;
}

/** Closes answered cases whose time for a reply is over. @returns how many */
export async function closeUnanswered(deps: ComplaintDependencies): Promise<number> {
  const today = officeDateAt(deps.now());
  return changeEach(deps, await listAutoClosable(deps.db, today), async (work) => {
    const { main } = work.family;
    // Another process may have been faster.
    if (main.state !== 'answered' || main.autoCloseOn === null || main.autoCloseOn >= today) return undefined;
    return { kind: 'close', details: await takeStep(work, 'close') };
  });
}

/** Cases whose complainant did not complete them in time count as withdrawn (UU 25/2009 Ps 44). @returns how many */
export async function lapseIncomplete(deps: ComplaintDependencies): Promise<number> {
  const today = officeDateAt(deps.now());
  return changeEach(deps, await listLapsed(deps.db, today), async (work) => {
    const { own } = work.family;
    if (own.state !== 'needs_completion' || own.completeDueOn === null || own.completeDueOn >= today) return undefined;
    return withdrawOwn(work, 'lapse');
  });
}
