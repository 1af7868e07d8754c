import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { recipientResetWords, wbsDigestWords } from '#lib/domain/whistleblowing/digest-words.ts';
import { loadCalendar } from '#lib/server/calendar/service.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import type { Mail, MailDependencies, Mailing } from '#lib/server/mail/service.ts';
import { findRecipientAddress, listRecipientAccounts } from './digest-repository.ts';

/**
 * Asks for the mail of the hour to every recipient, on every working day, whatever there is: who watches the mails learns nothing
 * (whistleblowing.md §8.0.8). Neither this nor the mail looks at a report.
 *
 * @returns how many
 */
export async function requestWbsDigests({ db, now, mailing }: Dependencies & MailDependencies): Promise<number> {
  if (!mailing) return 0;
  if (!(await loadCalendar(db)).isWorkingDay(officeDateAt(now()))) return 0;
  return inTransaction(db, async (tx) => {
    const readers = await listRecipientAccounts(tx);
    for (const about of readers) await mailing.request(tx, { kind: 'wbs_digest', about });
    return readers.length;
  });
}

/** Undefined for an account that is no recipient any more. */
export async function writeWbsDigestMail(
  { db }: Pick<Dependencies, 'db'>,
  { origin }: Mailing,
  accountId: string
): Promise<Mail | undefined> {
  const to = await findRecipientAddress(db, accountId);
  return to === undefined ? undefined : { to, ...wbsDigestWords(`${origin}/staf`) };
}

/** Undefined for an account that is no recipient any more. */
export async function writeRecipientResetMail(
  { db }: Pick<Dependencies, 'db'>,
  { origin }: Mailing,
  accountId: string
): Promise<Mail | undefined> {
  const to = await findRecipientAddress(db, accountId);
  return to === undefined ? undefined : { to, ...recipientResetWords(`${origin}/staf`) };
}
