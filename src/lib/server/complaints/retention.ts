import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { addYears, officeDateAt, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import { findLastAudit, recordAudit } from '#lib/server/audit/service.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import { settingsOn } from '#lib/server/settings/service.ts';
import { changeFamily } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { forEachCase } from './for-each-case.ts';
import { eraseIdentityOf } from './own-data.ts';
import { listIdentityDue } from './repository.ts';

const purgeAction = 'complaint.purge';
const jobs: Actor = { kind: 'program', name: 'jobs' };

export interface PurgeReport {
  /** Cases whose name and contact were erased. */
  readonly identities: number;
}

/**
 * Erases name, contact and e-mail updates of cases that ended as many years ago as the setting says; the rest and all counts stay.
 * The audit log has an entry a case, and one for the night that counts them.
 *
 * @throws as `forEachCase`, after what went was reported
 */
export async function purgeDue(deps: ComplaintDependencies): Promise<PurgeReport> {
  const today = officeDateAt(deps.now());
  const years = (await settingsOn(deps.db, today))['complaints.identity_years'];
  const lastDay = addYears(today, -years);
  let identities = 0;
  try {
    await forEachCase(deps, await listIdentityDue(deps.db, lastDay), ({ id }) =>
      changeFamily(deps, jobs, id, async (work) => {
        const erased = await eraseIdentityOf(work);
        if (erased) identities += 1;
        return erased;
      })
    );
  } finally {
    if (identities > 0) await report(deps, { count: identities, endedBy: lastDay });
  }
  return { identities };
}

function report(deps: ComplaintDependencies, details: { count: number; endedBy: OfficeDate }): Promise<void> {
  return inTransaction(deps.db, (tx) =>
    recordAudit(tx, { at: deps.now(), actor: jobs, action: purgeAction, subject: 'complaints', details })
  );
}

/** What the newest purge removed, as a sentence; undefined before the first. @throws DomainError `forbidden` */
export async function lastPurge({ db }: Pick<ComplaintDependencies, 'db'>, actor: Actor): Promise<string | undefined> {
  requireMay(actor, 'complaints.handle');
  const entry = await findLastAudit(db, purgeAction);
  if (!entry) return undefined;
  const { count, endedBy } = entry.details;
  const on = formatDate(officeDateAt(entry.at.getTime()));
  return `Pembersihan data terakhir, ${on}: nama dan kontak dari ${String(count)} pengaduan yang berakhir sampai ${formatDate(String(endedBy))} dihapus.`;
}
