import { officeDateAt, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { forbidden, notFound } from '#lib/domain/errors.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { asRecipient } from './access-repository.ts';
import { lockHeldReport } from './case-repository.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { isMailboxSafe } from './gate.ts';
import { newestTrustedList, type NewestList } from './key-list.ts';
import { ownKeysIn, type OwnKey } from './own-keys.ts';
import type { ReportRow } from './report-repository.ts';

/** A recipient at work: the keys that the list in force names, and the day. */
export interface Recipient {
  readonly actor: Actor;
  readonly keys: readonly OwnKey[];
  readonly keyIds: readonly Buffer[];
  /** All of theirs, also those that the list does not name. */
  readonly allKeys: readonly OwnKey[];
  /** Verified. */
  readonly list: NewestList;
  readonly today: OfficeDate;
}

export const keyBytes = (keyId: string): Buffer => Buffer.from(keyId, 'base64url');

/** @throws DomainError `forbidden` without the role, or while the database could betray a reporter */
export async function requireRecipient(deps: WhistleblowingDependencies, actor: Actor): Promise<Recipient> {
  requireMay(actor, 'wbs.handle');
  if (!(await isMailboxSafe(deps))) {
    throw forbidden(
      'Basis data belum aman bagi laporan pelanggaran. Tenggatnya tetap berjalan. Mintalah admin membuka halaman Kunci WBS: setelan yang salah tertera di sana.'
    );
  }
  const today = officeDateAt(deps.now());
  // A key whose time is over still reads its cases; one whose time has not come reads nothing yet.
  const list = await newestTrustedList(deps.db, deps.config.wbsRootKey);
  const allKeys = await ownKeysIn(deps, actor, list);
  const keys = allKeys.filter(({ listed }) => listed !== undefined && listed.from <= today);
  return { actor, keys, keyIds: keys.map(({ keyId }) => keyBytes(keyId)), allKeys, list, today };
}

/** The same for a report that is not there, one that was never theirs and one that is not theirs any more. */
export const noSuchReport = () => notFound('Laporan itu tidak ada, atau tidak terbuka bagi kunci Anda.');

/** Undefined for what is no report's id. */
export const reportIdBytes = (id: string): Buffer | undefined =>
  /^[\w-]{21}[AQgw]$/.test(id) ? Buffer.from(id, 'base64url') : undefined;

/**
 * One transaction on a report that the actor's keys hold, locked.
 *
 * @throws DomainError `forbidden`, `not_found`
 */
export async function onHeldReport<Result>(
  deps: WhistleblowingDependencies,
  actor: Actor,
  id: string,
  work: (tx: Queryable, report: ReportRow, recipient: Recipient) => Promise<Result>
): Promise<Result> {
  const recipient = await requireRecipient(deps, actor);
  const bytes = reportIdBytes(id);
  if (!bytes || recipient.keyIds.length === 0) throw noSuchReport();
  return asRecipient(deps.db, recipient.keyIds, async (tx) => {
    const report = await lockHeldReport(tx, bytes);
    if (!report) throw noSuchReport();
    return work(tx, report, recipient);
  });
}
