import { conflict } from '#lib/domain/errors.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import type { Role } from '#lib/domain/staff/role.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import { endSessionsOf } from '#lib/server/auth/lucia.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import type { MailDependencies } from '#lib/server/mail/service.ts';
import { voidLinks } from './link-repository.ts';
import { issueLink, linkPath } from './links.ts';
import { getAccountForUpdate, hasActiveAdmin, lockAdmins, updateAccount, type Account } from './repository.ts';
import { deleteSignInsOf } from './sign-in-repository.ts';

/** What changes of somebody's account have in common: permission, the row taken, the audit entry, all in one transaction. */
function changeAccount<Result>(
  { db, now }: Dependencies,
  actor: Actor,
  accountId: string,
  action: string,
  change: (
    tx: Queryable,
    account: Account,
    at: number
  ) => Promise<{ details?: Record<string, string | boolean>; result: Result }>
): Promise<Result> {
  requireMay(actor, 'staff.manage');
  const at = now();
  return inTransaction(db, async (tx) => {
    await lockAdmins(tx);
    const account = await getAccountForUpdate(tx, accountId);
    const { details = {}, result } = await change(tx, account, at);
    await recordAudit(tx, { at, actor, action, subject: accountId, details });
    return result;
  });
}

async function keepAnAdmin(tx: Queryable, account: Account): Promise<void> {
  if (account.role !== 'admin' || account.activatedAt === null) return;
  if (!(await hasActiveAdmin(tx, account.id))) {
    throw conflict('Ini satu-satunya admin. Jadikan orang lain admin dahulu.');
  }
}

/** A report may lie sealed to one recipient alone, and nobody here can tell; whoever ends their work says that they asked. */
function handedOver(account: Account, reportsHandedOver: boolean): void {
  if (account.role !== 'wbs_recipient' || account.activatedAt === null || reportsHandedOver) return;
  throw conflict(
    'Orang ini penerima laporan WBS. Laporan yang hanya dikunci untuknya tidak akan terbaca siapa pun, dan tenggatnya berjalan terus. ' +
      'Minta ia memberi akses kepada penerima lain lebih dahulu, lalu centang bahwa laporannya sudah diserahkan.'
  );
}

async function lockOut(tx: Queryable, accountId: string): Promise<void> {
  await endSessionsOf(tx, accountId);
  await deleteSignInsOf(tx, accountId);
}

/**
 * The sessions of the account end: what it may do is never older than its sign-in.
 *
 * @param reportsHandedOver said of a whistleblowers' recipient: others can open what they could
 * @throws DomainError `forbidden`, `not_found`, `conflict` for the last admin, and for a recipient whose reports were not handed over
 */
export function changeRole(
  deps: Dependencies,
  actor: Actor,
  accountId: string,
  role: Role,
  reportsHandedOver = false
): Promise<void> {
  return changeAccount(deps, actor, accountId, 'staff.role_change', async (tx, account) => {
    if (role !== 'admin') await keepAnAdmin(tx, account);
    if (role !== 'wbs_recipient') handedOver(account, reportsHandedOver);
    if (role !== account.role) await lockOut(tx, accountId);
    await updateAccount(tx, accountId, { role });
    return { details: { from: account.role, to: role }, result: undefined };
  });
}

/** Nobody can sign in to it any more; it stays in the list, because the audit log names it. @throws as `changeRole` */
export function disableAccount(
  deps: Dependencies,
  actor: Actor,
  accountId: string,
  reportsHandedOver = false
): Promise<void> {
  return changeAccount(deps, actor, accountId, 'staff.disable', async (tx, account, at) => {
    if (actor.kind === 'staff' && actor.accountId === accountId) {
      throw conflict('Anda tidak dapat menonaktifkan akun Anda sendiri. Mintalah kepada admin lain.');
    }
    await keepAnAdmin(tx, account);
    handedOver(account, reportsHandedOver);
    await lockOut(tx, accountId);
    await voidLinks(tx, accountId, new Date(at));
    await updateAccount(tx, accountId, { disabledAt: new Date(at) });
    return { result: undefined };
  });
}

export function enableAccount(deps: Dependencies, actor: Actor, accountId: string): Promise<void> {
  return changeAccount(deps, actor, accountId, 'staff.enable', async (tx) => {
    await updateAccount(tx, accountId, { disabledAt: null });
    return { result: undefined };
  });
}

/**
 * A one-time link for a new password, or a new invitation for somebody who has not come yet. A whistleblowers' recipient is told by mail.
 *
 * @param clearsSecondFactor for a lost phone: using the link removes the second factors too
 * @returns its path
 * @throws DomainError `forbidden`, `not_found`, `conflict` when the account is disabled
 */
export function createResetLink(
  deps: Dependencies & Partial<MailDependencies>,
  actor: Actor,
  accountId: string,
  clearsSecondFactor: boolean
): Promise<{ path: string }> {
  return changeAccount(deps, actor, accountId, 'staff.reset_link', async (tx, account, at) => {
    if (account.disabledAt) throw conflict('Akun ini nonaktif. Aktifkan dahulu.');
    const purpose = account.activatedAt ? 'reset' : 'invite';
    const token = await issueLink(tx, at, { purpose, accountId, clearsSecondFactor });
    if (account.role === 'wbs_recipient' && purpose === 'reset')
      await deps.mailing?.request(tx, { kind: 'recipient_reset', about: accountId });
    return { details: { clearsSecondFactor }, result: { path: linkPath(token) } };
  });
}
