import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { unmarkedOverdue } from '#lib/domain/complaints/overdue.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { changeFamily, noteEvent } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { listEvents } from './event-repository.ts';
import { forEachCase } from './for-each-case.ts';
import { listPastDeadline } from './repository.ts';

const jobs: Actor = { kind: 'program', name: 'jobs' };

/**
 * Writes into the history of a case that a deadline of the office passed. The inbox needs no mark, it looks at the dates; this one
 * stays when they move.
 *
 * @returns how many deadlines
 */
export async function markOverdue(deps: ComplaintDependencies): Promise<number> {
  const today = officeDateAt(deps.now());
  let marked = 0;
  await forEachCase(deps, await listPastDeadline(deps.db, today), ({ id }) =>
    changeFamily(deps, jobs, id, async (work) => {
      const { own } = work.family;
      const duties = unmarkedOverdue(own, await listEvents(work.tx, id), today);
      if (own.mergedIntoId !== null || duties.length === 0) return undefined;
      for (const duty of duties) await noteEvent(work, own, { kind: 'overdue', detail: duty });
      marked += duties.length;
      return { kind: 'overdue', details: { deadlines: duties } };
    })
  );
  return marked;
}
