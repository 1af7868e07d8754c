import { randomUUID } from 'node:crypto';
import { DomainError } from '#lib/domain/errors.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import type { Invite } from '#lib/domain/staff/forms.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { issueLink, linkPath } from './links.ts';
import { findAccountByEmail, insertAccount, updateAccount, type Account } from './repository.ts';

/**
 * Invites somebody; inviting them again before they came renews name, role and link.
 *
 * @returns the path of the one-time link, to be handed over by the person who invites
 * @throws DomainError `forbidden`; `conflict` with field `email` when the account is in use
 */
export async function createInvite({ db, now }: Dependencies, actor: Actor, invite: Invite): Promise<{ path: string }> {
  requireMay(actor, 'staff.manage');
  const at = now();
  return inTransaction(db, async (tx) => {
    const known = await findAccountByEmail(tx, invite.email);
    if (known && !isWaiting(known)) {
      throw new DomainError('conflict', 'Email ini sudah dipakai.', { email: 'Sudah ada akun dengan email ini.' });
    }
    const accountId = known?.id ?? (await makeAccount(tx, invite, at));
    if (known) await updateAccount(tx, accountId, { name: invite.name, role: invite.role });
    const token = await issueLink(tx, at, { purpose: 'invite', accountId });
    await recordAudit(tx, { at, actor, action: 'staff.invite', subject: accountId, details: { role: invite.role } });
    return { path: linkPath(token) };
  });
}

function isWaiting({ activatedAt, disabledAt }: Account): boolean {
  return activatedAt === null && disabledAt === null;
}

async function makeAccount(tx: Queryable, { email, name, role }: Invite, at: number): Promise<string> {
  const id = randomUUID();
  await insertAccount(tx, { id, email, name, role, createdAt: new Date(at) });
  return id;
}
