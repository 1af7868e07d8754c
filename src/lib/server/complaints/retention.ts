import type { AuditDetails } from '#lib/domain/audit/entry.ts';
import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { addYears, officeDateAt, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { contentYearsOf } from '#lib/domain/settings/complaint-settings.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import { findLastAudit, recordAudit } from '#lib/server/audit/service.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import { settingsOn } from '#lib/server/settings/service.ts';
import { changeFamily, type CaseWork, type RecordedChange } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { forEachCase } from './for-each-case.ts';
import { eraseContentOf, eraseIdentityOf } from './own-data.ts';
import { listContentDue, listIdentityDue } from './repository.ts';

const purgeAction = 'complaint.purge';
const jobs: Actor = { kind: 'program', name: 'jobs' };

export interface PurgeReport {
  /** Cases whose name and contact were erased. */
  readonly identities: number;
  /** Cases of which all that was written was erased. */
  readonly contents: number;
}

/**
 * Erases name, contact and e-mail updates of cases that ended as many years ago as one setting says, and all that was written in
 * those that ended as many years ago as another says; the rest and all counts stay. The audit log has an entry a case, and one for
 * the night that counts them.
 *
 * @throws as `forEachCase`, after what went was reported
 */
export async function purgeDue(deps: ComplaintDependencies): Promise<PurgeReport> {
  const today = officeDateAt(deps.now());
  const settings = await settingsOn(deps.db, today);
  const endedBy = addYears(today, -settings['complaints.identity_years']);
  const years = contentYearsOf(settings);
  const contentEndedBy = years === undefined ? undefined : addYears(today, -years);
  let [identities, contents] = [0, 0];
  try {
    await eraseEach(deps, await listIdentityDue(deps.db, endedBy), eraseIdentityOf, () => (identities += 1));
  } finally {
    try {
      if (contentEndedBy !== undefined) {
        const erase = (work: CaseWork) => eraseContentIfDue(work, contentEndedBy);
        await eraseEach(deps, await listContentDue(deps.db, contentEndedBy), erase, () => (contents += 1));
      }
    } finally {
      const ofContent = contentEndedBy !== undefined && contents > 0 && { contents, contentEndedBy };
      if (identities + contents > 0) await report(deps, { count: identities, endedBy, ...ofContent });
    }
  }
  return { identities, contents };
}

function eraseEach(
  deps: ComplaintDependencies,
  due: readonly { readonly id: string }[],
  erase: (work: CaseWork) => Promise<RecordedChange | undefined>,
  count: () => void
): Promise<void> {
  return forEachCase(deps, due, ({ id }) =>
    changeFamily(deps, jobs, id, async (work) => {
      const erased = await erase(work);
      if (erased) count();
      return erased;
    })
  );
}

/** Since the list was made it may have been opened again. */
async function eraseContentIfDue(work: CaseWork, endedBy: OfficeDate): Promise<RecordedChange | undefined> {
  const { endedOn } = work.family.own;
  return endedOn !== null && endedOn <= endedBy ? eraseContentOf(work) : undefined;
}

function report(deps: ComplaintDependencies, details: AuditDetails): Promise<void> {
  return inTransaction(deps.db, (tx) =>
    recordAudit(tx, { at: deps.now(), actor: jobs, action: purgeAction, subject: 'complaints', details })
  );
}

/** What the newest purge removed, as a sentence; undefined before the first. @throws DomainError `forbidden` */
export async function lastPurge({ db }: Pick<ComplaintDependencies, 'db'>, actor: Actor): Promise<string | undefined> {
  requireMay(actor, 'complaints.handle');
  const entry = await findLastAudit(db, purgeAction);
  if (!entry) return undefined;
  const { count, endedBy, contents, contentEndedBy } = entry.details;
  const gone = (what: string, cases: unknown, until: unknown) =>
    `${what} dari ${String(cases)} pengaduan yang berakhir sampai ${formatDate(String(until))}`;
  const parts = [
    ...(count === 0 ? [] : [gone('nama dan kontak', count, endedBy)]),
    ...(contents === undefined ? [] : [gone('isi', contents, contentEndedBy)])
  ];
  return `Pembersihan data terakhir, ${formatDate(officeDateAt(entry.at.getTime()))}: ${parts.join(', dan ')} dihapus.`;
}
