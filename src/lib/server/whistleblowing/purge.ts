import { addDays, officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { isPurgeDue } from '#lib/domain/whistleblowing/retention.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import { recordWbsAudit } from './audit.ts';
import { closedReportOf, loadWitnesses } from './closed-report.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { deleteIncompleteFiles } from './file-repository.ts';
import { deleteNoncesBefore, resetHour } from './flood-repository.ts';
import { forgetFormer } from './key-repository.ts';
import { deleteReports, listPurgeCandidates, listReportIds, vacuumReports } from './purge-repository.ts';
import { appendPurged, purgeListOf, purgeMark, readPurged } from './purge-list.ts';

const jobs: Actor = { kind: 'program', name: 'jobs' };

/**
 * Erases closed reports whose retention is over, with their keys, messages and files; never one whose closing somebody who can read
 * it has not read. The figures stay.
 *
 * @returns how many
 */
export async function purgeClosed(deps: WhistleblowingDependencies): Promise<number> {
  const { db, now, config } = deps;
  const today = officeDateAt(now());
  const witnesses = await loadWitnesses(deps);
  return inTransaction(db, async (tx) => {
    const due: Buffer[] = [];
    for (const one of await listPurgeCandidates(tx, today)) {
      if (isPurgeDue(await closedReportOf(tx, one, witnesses), today)) due.push(one.id);
    }
    if (due.length === 0) return 0;
    // First the list: were the transaction lost, the worst is that the next run writes a line twice.
    await appendPurged(purgeListOf(config.keyFile), due);
    await deleteReports(tx, due);
    for (const id of due) {
      await recordWbsAudit(tx, { at: now(), actor: jobs, action: 'wbs.purge', subject: id.toString('base64url') });
    }
    return due.length;
  });
}

/**
 * After a restore, and at each start, for a disk that was set back: erases again what was erased since.
 *
 * @returns how many
 */
export async function replayPurges(deps: Pick<WhistleblowingDependencies, 'db' | 'now' | 'config'>): Promise<number> {
  const { db, now, config } = deps;
  const purged = await readPurged(purgeListOf(config.keyFile));
  const erased = await inTransaction(db, async (tx) => {
    const back = (await listReportIds(tx)).filter((id) => purged.has(purgeMark(id)));
    const gone = await deleteReports(tx, back);
    const details = { again: true };
    for (const id of gone) {
      const subject = id.toString('base64url');
      await recordWbsAudit(tx, { at: now(), actor: jobs, action: 'wbs.purge', subject, details });
    }
    return gone.length;
  });
  if (erased > 0) await clearErased(deps);
  return erased;
}

/** Takes the bytes of what was erased out of the tables. Each night, whether anything was: a day without it would tell. */
export async function clearErased({ db }: Pick<WhistleblowingDependencies, 'db'>): Promise<void> {
  await vacuumReports(db);
}

/** Files that did not arrive whole in a day, and challenges whose work would not count any more. */
export async function sweepDaily({ db, now }: WhistleblowingDependencies): Promise<void> {
  const yesterday = addDays(officeDateAt(now()), -1);
  await deleteIncompleteFiles(db, yesterday);
  await deleteNoncesBefore(db, yesterday);
  await forgetFormer(db, addDays(yesterday, 1));
}

/** At each full hour, whether anybody reported or not. */
export async function beginHour({ db }: WhistleblowingDependencies): Promise<void> {
  await resetHour(db);
}
