import { addDays, officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { isPurgeDue } from '#lib/domain/whistleblowing/retention.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import { recordWbsAudit } from './audit.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { deleteIncompleteFiles } from './file-repository.ts';
import { deleteNoncesBefore, resetHour } from './flood-repository.ts';
import { deleteReports, listPurgeCandidates, listReportIds } from './purge-repository.ts';
import { forgetFormer } from './key-repository.ts';
import { appendPurged, purgeListOf, purgeMark, readPurged } from './purge-list.ts';

const jobs: Actor = { kind: 'program', name: 'jobs' };

/**
 * Erases closed reports whose retention is over, with their keys, messages and files; never one with words that nobody opened.
 * The figures stay.
 *
 * @returns how many
 */
export async function purgeClosed({ db, now, config }: WhistleblowingDependencies): Promise<number> {
  const today = officeDateAt(now());
  return inTransaction(db, async (tx) => {
    const due = (await listPurgeCandidates(tx, today)).filter((one) => isPurgeDue(one, today)).map(({ id }) => id);
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

/** After a restore: erases again what was erased since the backup. @returns how many */
export async function replayPurges({ db, config }: Pick<WhistleblowingDependencies, 'db' | 'config'>): Promise<number> {
  const purged = await readPurged(purgeListOf(config.keyFile));
  const back = (await listReportIds(db)).filter((id) => purged.has(purgeMark(id)));
  await deleteReports(db, back);
  return back.length;
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
