import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { OperatorError } from '#lib/server/operator-error.ts';

/** A system account PostgreSQL runs as. */
export type Account = { uid: number; gid: number };

const ACCOUNT_NAME = 'suara-integritas';

function lookUp(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** True when this process may, and must, run PostgreSQL as somebody else: PostgreSQL refuses root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The account for PostgreSQL when the program runs as root: `suara-integritas`, made when missing, else `nobody`. */
export function unprivilegedAccount(): Account {
  const known = lookUp(ACCOUNT_NAME);
  if (known) return known;
  spawnSync(
    'useradd',
    [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      ACCOUNT_NAME
    ],
    { stdio: 'ignore', env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } }
  );
  const account = lookUp(ACCOUNT_NAME) ?? lookUp('nobody');
  if (!account) {
    throw new OperatorError(
      `PostgreSQL does not run as root and no other account could be made. Create one (useradd --system ${ACCOUNT_NAME}) or set DATABASE_URL.`
    );
  }
  return account;
}

/** True when the account can enter the folder. */
export function canEnter(account: Account, folder: string): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
  );
}
