import { notFound } from '#lib/domain/errors.ts';
import type { Role } from '#lib/domain/staff/role.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { listLinkEnds } from './link-repository.ts';
import { listAccountNames, listAccountRows, type ListedAccount } from './repository.ts';

/** `invited` waits for its link to be opened, `lapsed` needs a new one. */
export type AccountState = 'active' | 'invited' | 'lapsed' | 'disabled';

export interface ListEntry {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly state: AccountState;
  readonly hasSecondFactor: boolean;
  readonly lastSignedInAt: Date | null;
}

/** All accounts, by name. @throws DomainError `forbidden` */
export async function listAccounts({ db, now }: Dependencies, actor: Actor): Promise<ListEntry[]> {
  requireMay(actor, 'staff.manage');
  const [rows, linkEnds] = await Promise.all([listAccountRows(db), listLinkEnds(db)]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    state: stateOf(row, linkEnds.get(row.id), now()),
    hasSecondFactor: row.totpConfirmedAt !== null || row.hasPasskey,
    lastSignedInAt: row.lastSignedInAt
  }));
}

/** @throws DomainError `forbidden`, `not_found` also for an id that is none */
export async function getListedAccount(deps: Dependencies, actor: Actor, id: string): Promise<ListEntry> {
  const account = (await listAccounts(deps, actor)).find((one) => one.id === id);
  if (!account) throw notFound('Akun ini tidak ada.');
  return account;
}

function stateOf(row: ListedAccount, linkEnd: Date | undefined, at: number): AccountState {
  if (row.disabledAt) return 'disabled';
  if (row.activatedAt) return 'active';
  return linkEnd && linkEnd.getTime() > at ? 'invited' : 'lapsed';
}

/** Names by account id, for the audit log, which holds ids only. */
export function accountNames({ db }: Dependencies): Promise<Map<string, string>> {
  return listAccountNames(db);
}
