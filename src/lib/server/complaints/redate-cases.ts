import type { Actor } from '#lib/domain/staff/actor.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import { deadlinesAfter, loadCaseRules, type CaseRules } from './case-rules.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { listEvents } from './event-repository.ts';
import { forEachCase } from './for-each-case.ts';
import { getFamilyForUpdate, listOpen, updateComplaint, type Complaint } from './repository.ts';

const jobs: Actor = { kind: 'program', name: 'jobs' };

/**
 * Brings the deadlines of open cases up to the calendar: collective leave is decreed within the year, and then moves the days that
 * were counted before. A case whose days stay as they are is left alone.
 *
 * @returns how many cases changed
 */
export async function redateOpenCases(deps: ComplaintDependencies): Promise<number> {
  const rules = await loadCaseRules(deps.db);
  let changed = 0;
  await forEachCase(deps, await listOpen(deps.db), ({ id }) =>
    inTransaction(deps.db, async (tx) => {
      const { own } = await getFamilyForUpdate(tx, id);
      if (!(await redate(tx, rules, own))) return;
      changed += 1;
      await recordAudit(tx, { at: deps.now(), actor: jobs, action: 'complaint.redate', subject: own.registerNumber });
    })
  );
  return changed;
}

async function redate(tx: Queryable, rules: CaseRules, complaint: Complaint): Promise<boolean> {
  const deadlines = deadlinesAfter(rules, complaint, await listEvents(tx, complaint.id));
  const names = Object.keys(deadlines) as (keyof typeof deadlines)[];
  if (names.every((name) => complaint[name] === deadlines[name])) return false;
  await updateComplaint(tx, complaint.id, deadlines);
  return true;
}
