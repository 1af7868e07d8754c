import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { forbidden } from '#lib/domain/errors.ts';
import { gateOf, type ClosedReason, type Gate, type GateFacts } from '#lib/domain/whistleblowing/gate.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { hasRoles } from './access-repository.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { ensureInstanceId, newestTrustedList } from './key-list.ts';
import { listReachableKeys } from './key-repository.ts';
import { unsafeSettings } from './logging-safety.ts';
import { newestEpoch, rememberEpoch } from './newest-epoch.ts';

/** Whether somebody can report here now, and to which keys. Asked anew each time: nothing that closes the form may be missed. */
export async function currentGate(deps: WhistleblowingDependencies): Promise<Gate> {
  return gateOf(await gateFacts(deps));
}

export async function gateFacts({ db, now, config }: WhistleblowingDependencies): Promise<GateFacts> {
  const today = officeDateAt(now());
  const { rootKey, roles, quiet } = await databaseFacts(db, config.wbsRootKey);
  const keyList = await newestTrustedList(db, config.wbsRootKey);
  const instanceId = await ensureInstanceId(db);
  // A list that holds was in force before this file was kept, or came back with it from a backup.
  if (typeof keyList === 'object') await rememberEpoch(config.keyFile, instanceId, keyList.body.epoch);
  return {
    today,
    hasRootKey: rootKey,
    hasRoles: roles,
    logsNothing: quiet,
    keyList,
    minEpoch: await newestEpoch(config.keyFile, instanceId),
    reachable: new Map(
      (await listReachableKeys(db)).map(({ keyId, accountId }) => [keyId.toString('base64url'), accountId])
    )
  };
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
