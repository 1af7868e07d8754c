import { notFound } from '#lib/domain/errors.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import { deleteOtherSessions, deleteSession, listSessions } from '#lib/server/auth/session-repository.ts';
import type { SignedInStaff } from '#lib/server/auth/signed-in-staff.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { actorOf } from './signed-in.ts';

export interface OwnSession {
  /** Hashed: good for ending it, not for using it. */
  readonly id: string;
  readonly browser: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly isCurrent: boolean;
}

export async function listOwnSessions({ db, now }: Dependencies, staff: SignedInStaff): Promise<OwnSession[]> {
  const rows = await listSessions(db, staff.account.id, new Date(now()));
  return rows.map((row) => ({ ...row, isCurrent: row.id === staff.sessionId }));
}

/** @throws DomainError `not_found` for a session that is over, or somebody else's */
export async function revokeSession({ db, now }: Dependencies, staff: SignedInStaff, id: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await deleteSession(tx, staff.account.id, id))) throw notFound('Sesi ini sudah berakhir.');
    await recordAudit(tx, { at: now(), actor: actorOf(staff), action: 'staff.session_end', subject: staff.account.id });
  });
}

/** Ends every session but the one that asks. @returns how many */
export async function revokeOtherSessions({ db, now }: Dependencies, staff: SignedInStaff): Promise<number> {
  return inTransaction(db, async (tx) => {
    const sessions = await deleteOtherSessions(tx, staff.account.id, staff.sessionId);
    await recordAudit(tx, {
      at: now(),
      actor: actorOf(staff),
      action: 'staff.session_end',
      subject: staff.account.id,
      details: { sessions }
    });
    return sessions;
  });
}
