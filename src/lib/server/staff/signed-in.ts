import { roleNeedsSecondFactor, type Role } from '#lib/domain/staff/role.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import { findSession } from '#lib/server/auth/lucia.ts';
import { deleteSession } from '#lib/server/auth/session-repository.ts';
import type { SignedInStaff } from '#lib/server/auth/signed-in-staff.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { listPasskeys } from './second-factor-repository.ts';
import { hasSecondFactor } from './second-factor.ts';

/** Who the session in the cookie belongs to; undefined when it is over or was never one. */
export async function findSignedInStaff({ db, now }: Dependencies, cookie: string): Promise<SignedInStaff | undefined> {
  const session = await findSession(db, now, cookie);
  if (!session) return undefined;
  const { name, email, totpConfirmedAt } = session.account;
  const role = session.account.role as Role;
  const secondFactorDue =
    roleNeedsSecondFactor(role) &&
    totpConfirmedAt === null &&
    !hasSecondFactor(session.account, await listPasskeys(db, session.accountId));
  return {
    sessionId: session.id,
    account: { id: session.accountId, name, email, role },
    provedAt: session.provedAt.getTime(),
    secondFactorDue
  };
}

export const actorOf = ({ account }: SignedInStaff): Actor => ({
  kind: 'staff',
  accountId: account.id,
  role: account.role
});

export async function signOut({ db, now }: Dependencies, staff: SignedInStaff): Promise<void> {
  await inTransaction(db, async (tx) => {
    await deleteSession(tx, staff.account.id, staff.sessionId);
    await recordAudit(tx, { at: now(), actor: actorOf(staff), action: 'staff.sign_out', subject: staff.account.id });
  });
}
