import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { gateOf, type ClosedReason, type Gate } from '#lib/domain/whistleblowing/gate.ts';
import { forbidden } from '#lib/domain/errors.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { hasRoles } from './access-repository.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { newestTrustedList } from './key-list.ts';
import { listReachableKeys } from './key-repository.ts';
import { unsafeSettings } from './logging-safety.ts';

/** Whether somebody can report here now, and to which keys. Asked anew each time: nothing that closes the form may be missed. */
export async function currentGate({ db, now, config }: WhistleblowingDependencies): Promise<Gate> {
  const today = officeDateAt(now());
  const { rootKey, roles, quiet } = await databaseFacts(db, config.wbsRootKey);
  return gateOf({
    today,
    hasRootKey: rootKey,
    hasRoles: roles,
    logsNothing: quiet,
    keyList: await newestTrustedList(db, config.wbsRootKey),
    reachable: new Set((await listReachableKeys(db)).map(({ keyId }) => keyId.toString('base64url')))
  });
}

type DatabaseReason = Extract<ClosedReason, 'database_roles' | 'database_logging'>;

/** What of the database forbids even to look for a report; a mailbox needs no living key list, but a silent database all the same. */
export async function databaseProblem({
  db,
  config
}: Pick<WhistleblowingDependencies, 'db' | 'config'>): Promise<DatabaseReason | undefined> {
  const { roles, quiet } = await databaseFacts(db, config.wbsRootKey);
  if (!roles) return 'database_roles';
  return quiet ? undefined : 'database_logging';
}

/** Whether a mailbox may be used. */
export const isMailboxSafe = async (deps: Pick<WhistleblowingDependencies, 'db' | 'config'>): Promise<boolean> =>
  (await databaseProblem(deps)) === undefined;

/** @throws DomainError `forbidden` while a mailbox may not be used */
export async function requireSafeMailbox(deps: Pick<WhistleblowingDependencies, 'db' | 'config'>): Promise<void> {
  if (!(await isMailboxSafe(deps))) {
    throw forbidden(
      'Kotak pesan sedang ditutup: catatan basis data belum cukup senyap untuk menjaga Anda. Coba lagi besok.'
    );
  }
}

async function databaseFacts(db: Queryable, rootKey: string | undefined) {
  const [roles, unsafe] = await Promise.all([hasRoles(db), unsafeSettings(db)]);
  return { rootKey: rootKey !== undefined, roles, quiet: unsafe.length === 0 };
}
