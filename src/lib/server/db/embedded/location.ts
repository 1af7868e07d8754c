import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { OperatorError } from '#lib/server/operator-error.ts';
import { type Account, canEnter, isRoot, unprivilegedAccount } from './account.ts';
import { type Binaries, installedBinaries, runsWhereInstalled } from './binaries.ts';
import type { EmbeddedRecord } from './record.ts';

/** Where the cluster lives and who runs it (`account` undefined: the user of this process). */
export type Location = { home: string; cluster: string; account: Account | undefined; installed: Binaries };

const RELOCATED_ROOT = '/var/lib/suara-integritas';

/** Lets other accounts pass through the folders from `first` down to `last`, without listing them. */
function letPass(first: string, last: string): void {
  chmodSync(last, 0o711);
  if (last !== first) letPass(first, dirname(last));
}

/** Makes the data folder when missing; as root others may pass through it, not list it. @returns its real path. */
export function prepareDataDir(dataDir: string): string {
  const path = resolve(dataDir);
  try {
    const firstMade = mkdirSync(path, { recursive: true, mode: 0o700 });
    if (firstMade && isRoot()) letPass(firstMade, path);
    return realpathSync(path);
  } catch (error) {
    throw new OperatorError(
      `DATA_DIR: the folder ${path} cannot be made (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}). Choose one this user may write to.`
    );
  }
}

function hasCluster(home: string): boolean {
  return existsSync(join(home, 'cluster', 'PG_VERSION'));
}

/** The home of an existing cluster. Never falls back to an empty one when a cluster is known to exist elsewhere. */
function existingHome(dataDir: string, record: EmbeddedRecord | undefined, homes: string[]): string | undefined {
  if (record && record.dataDir === dataDir) {
    const home = dirname(record.cluster);
    if (hasCluster(home)) return home;
    throw new OperatorError(
      `DATA_DIR: the database ${record.cluster} is gone. Bring it back from a backup; to begin with an empty one, delete ${join(dataDir, 'postgres.json')}.`
    );
  }
  const found = homes.find(hasCluster);
  if (!found && record && hasCluster(dirname(record.cluster)) && !record.cluster.startsWith(record.dataDir + sep)) {
    throw new OperatorError(
      `DATA_DIR: ${dataDir} was moved from ${record.dataDir}, its database is still in ${dirname(record.cluster)}. Move that folder to ${join(dataDir, 'postgres')}; to begin with an empty one, delete ${join(dataDir, 'postgres.json')}.`
    );
  }
  return found;
}

/** As root a cluster keeps its owner; one that root owns (copied without owners) is given to the unprivileged account. */
function accountFor(home: string | undefined): Account | undefined {
  if (!isRoot()) return undefined;
  const owner = home ? statSync(join(home, 'cluster')) : undefined;
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : unprivilegedAccount();
}

function makeHome(home: string, account: Account | undefined): void {
  mkdirSync(dirname(home), { recursive: true, mode: 0o755 });
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o700);
  if (account) chownSync(home, account.uid, account.gid);
}

/** Finds the cluster of the (real, existing) data folder or the place for a new one. */
export function locate(dataDir: string, record: EmbeddedRecord | undefined, log: (line: string) => void): Location {
  const inside = join(dataDir, 'postgres');
  const outside = join(RELOCATED_ROOT, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  const installed = installedBinaries();
  const existing = existingHome(dataDir, record, isRoot() ? [inside, outside] : [inside]);
  const account = accountFor(existing);
  const reachable = !account || (canEnter(account, dataDir) && runsWhereInstalled(installed, account));
  let home = existing ?? (reachable ? inside : outside);
  makeHome(home, account);
  if (account && !canEnter(account, home)) {
    throw new OperatorError(
      `DATA_DIR: user ${account.uid}, who runs PostgreSQL, cannot enter ${home}. Allow it (chmod 711 on the folders above) or set another DATA_DIR.`
    );
  }
  home = realpathSync(home);
  if (!home.startsWith(dataDir + sep)) log(`The database is in ${home} (root's folders are closed to PostgreSQL).`);
  return { home, cluster: join(home, 'cluster'), account, installed };
}
