import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lchownSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '#lib/server/operator-error.ts';
import type { Account } from './account.ts';
import { type Binaries, program } from './binaries.ts';
import { lackOfSpace, tailOf } from './failure.ts';
import type { Location } from './location.ts';

/** Superuser of the cluster; the program's only role. */
export const DATABASE_USER = 'suara';
export const DATABASE_NAME = 'suara_integritas';

/** What the programs see of the environment: nothing of ours on POSIX (no PGDATA, no locale), all on Windows (it needs SystemRoot). */
export const programEnvironment =
  process.platform === 'win32' ? undefined : { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** Makes a rename in the folder outlast a power cut (Windows cannot sync a folder). */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** Makes an empty cluster with checksums, UTF-8 and code-point collation, or leaves nothing behind. */
export function createCluster(location: Location, binaries: Binaries, password: string): void {
  const { home, cluster, account } = location;
  const draft = join(home, `cluster.${process.pid}`);
  const passwordFile = join(home, `password.${process.pid}`);
  for (const name of readdirSync(home)) {
    if (/^(cluster|password)\.\d+$/.test(name)) rmSync(join(home, name), { recursive: true, force: true });
  }
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const { status, stdout, stderr, error } = spawnSync(
    program(binaries, 'initdb'),
    [
      ...['--pgdata', draft, '--username', DATABASE_USER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
      ...['--data-checksums', '--no-instructions']
    ],
    { ...account, cwd: home, env: programEnvironment, encoding: 'utf8' }
  );
  rmSync(passwordFile, { force: true });
  if (status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    const reason = lackOfSpace(home) ?? error?.message ?? tailOf(stderr || stdout);
    throw new OperatorError(`The embedded database could not be made in ${home}: ${reason}`);
  }
  renameSync(draft, cluster);
  syncFolder(home);
}

/** @throws OperatorError when the cluster was made by another major version, which these programs cannot read. */
export function requireSameMajor(cluster: string, binaries: Binaries): void {
  const file = join(cluster, 'PG_VERSION');
  if (!existsSync(file)) {
    throw new OperatorError(`The database in ${cluster} is damaged (${file} is missing). Bring it back from a backup.`);
  }
  const found = readFileSync(file, 'utf8').trim();
  const major = binaries.version.split('.')[0] ?? '';
  if (found === major) return;
  throw new OperatorError(
    `The database in ${cluster} was made by PostgreSQL ${found}, this program brings PostgreSQL ${major}. Make a backup with the earlier program (npm run backup), move the folder away, start this one and restore (npm run restore).`
  );
}

function giveTo(account: Account, path: string): void {
  lchownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveTo(account, join(path, name));
}

/** Mends a cluster that was copied without owners or modes: PostgreSQL wants it owned by its account and closed to others. */
export function closeToOthers({ cluster, account }: Location): void {
  if (!existsSync(cluster)) return;
  if (account && statSync(cluster).uid !== account.uid) giveTo(account, cluster);
  chmodSync(cluster, 0o700);
}

/** Sets the password on a stopped cluster, for when `postgres.json` was lost. */
export function resetPassword({ home, cluster, account }: Location, binaries: Binaries, password: string): void {
  const { status, stderr, error } = spawnSync(program(binaries, 'postgres'), ['--single', '-D', cluster, 'postgres'], {
    ...account,
    cwd: home,
    env: programEnvironment,
    encoding: 'utf8',
    input: `ALTER ROLE ${DATABASE_USER} PASSWORD '${password}'\n`
  });
  if (status !== 0) {
    throw new OperatorError(
      `The embedded database in ${cluster} could not be opened: ${error?.message ?? tailOf(stderr)}`
    );
  }
}
