import { recordAudit } from '#lib/server/audit/service.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { issueLink, linkPath } from './links.ts';
import { hasActiveAdmin, lockAdmins } from './repository.ts';

/**
 * While nobody can sign in as admin: the path of a one-time link (30 minutes) that makes the first admin account. The
 * links of earlier calls stay valid; the account that one of them makes voids the others.
 *
 * @returns undefined when there is an admin
 */
export async function firstAccountLink({ db, now }: Dependencies): Promise<string | undefined> {
  const at = now();
  return inTransaction(db, async (tx) => {
    await lockAdmins(tx);
    if (await hasActiveAdmin(tx)) return undefined;
    const token = await issueLink(tx, at, { purpose: 'first', accountId: null });
    await recordAudit(tx, {
      at,
      actor: { kind: 'program', name: 'start' },
      action: 'staff.first_link',
      subject: 'first-account'
    });
    return linkPath(token);
  });
}
