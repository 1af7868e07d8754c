import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { digestWords, isWorthADigest } from '#lib/domain/complaints/mail-words.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Mail, MailDependencies, Mailing } from '#lib/server/mail/service.ts';
import { loadCalendar } from '#lib/server/calendar/service.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { findDigestAddress, listDigestReaders } from './digest-repository.ts';
import { inboxCounts } from './inbox.ts';

const jobs: Actor = { kind: 'program', name: 'jobs' };

/**
 * Asks for the morning's mail to every complaint officer; on days the office does not work, and on mornings with nothing due, for
 * none.
 *
 * @returns how many
 */
export async function requestDigests(deps: ComplaintDependencies & MailDependencies): Promise<number> {
  const { db, now, mailing } = deps;
  if (!mailing) return 0;
  const calendar = await loadCalendar(db);
  if (!calendar.isWorkingDay(officeDateAt(now()))) return 0;
  if (!isWorthADigest(await inboxCounts(deps, jobs))) return 0;
  return inTransaction(db, async (tx) => {
    const readers = await listDigestReaders(tx);
    for (const about of readers) await mailing.request(tx, { kind: 'complaint_digest', about });
    return readers.length;
  });
}

/** Counts as they are when it is sent; undefined for an account that is no complaint officer any more. */
export async function writeDigestMail(
  deps: ComplaintDependencies,
  { origin }: Mailing,
  accountId: string
): Promise<Mail | undefined> {
  const to = await findDigestAddress(deps.db, accountId);
  if (to === undefined) return undefined;
  const counts = await inboxCounts(deps, jobs);
  return { to, ...digestWords(counts, { date: officeDateAt(deps.now()), inboxUrl: `${origin}/staf/pengaduan` }) };
}
