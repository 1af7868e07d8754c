import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import { listAuditOf } from '#lib/server/audit/service.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { listRecipientAccounts } from './digest-repository.ts';

/** Somebody made a link that sets a recipient's password anew, or the link was used. It opens no key. */
export interface AccountReset {
  readonly at: Date;
  readonly what: 'made' | 'used';
  readonly accountId: string;
  /** Account id, or a part of the program; of a link that was used whoever used it, under the recipient's name. */
  readonly by: string;
  /** The second factor goes with it. */
  readonly clearsSecondFactor: boolean;
}

const shownDays = 90;

/**
 * Resets of recipients' accounts in the last 90 days, newest first: whoever can reset an account could sit down in its place and ask
 * for the passphrase, so the recipient and their colleagues are told.
 *
 * @throws DomainError `forbidden`
 */
export async function listAccountResets({ db, now }: Dependencies, actor: Actor): Promise<AccountReset[]> {
  requireMay(actor, 'wbs.handle');
  const recipients = new Set(await listRecipientAccounts(db));
  const since = now() - shownDays * 86_400_000;
  const [made, used] = await Promise.all([listAuditOf(db, 'staff.reset_link'), listAuditOf(db, 'staff.reset_used')]);
  return [
    ...made.map((entry) => ({ ...entry, what: 'made' as const, clears: entry.details.clearsSecondFactor })),
    ...used.map((entry) => ({ ...entry, what: 'used' as const, clears: entry.details.secondFactorCleared }))
  ]
    .filter(({ at, subject }) => recipients.has(subject) && at.getTime() >= since)
    .sort((a, b) => b.number - a.number)
    .map(({ at, what, subject, actor: by, clears }) => ({
      ...{ at, what, accountId: subject, by },
      clearsSecondFactor: clears === true
    }));
}
