import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { isRoot, unprivilegedAccount } from '#lib/server/db/embedded/account.ts';
import { asArguments, quietSettings } from '#lib/server/db/embedded/settings.ts';
import { runCommand } from './command.ts';
import { temporaryFolder } from './temporary-folder.ts';

const binaries = '/usr/lib/postgresql/15/bin';

export interface DebianPostgres {
  /** A superuser's connection string to the maintenance database. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Installs Debian's PostgreSQL 15 when it is missing. @returns why there is none. */
async function missingBecause(say: (line: string) => void): Promise<string | undefined> {
  if (existsSync(join(binaries, 'postgres'))) return undefined;
  if (!isDebian()) return 'this is not Debian';
  if (!isRoot()) return 'it is not installed, and only root may install it (apt-get install postgresql-15)';
  say('Installing PostgreSQL 15 (apt-get install postgresql-15) …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand(['apt-get', 'update', '-q'], { env });
  const packages = ['postgresql-15'];
  const { output } = await runCommand(['apt-get', 'install', '-qy', '--no-install-recommends', ...packages], { env });
  return existsSync(join(binaries, 'postgres'))
    ? undefined
    : `apt-get could not install it: ${output.trim().split('\n').at(-1) ?? ''}`;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address() as AddressInfo;
  probe.close();
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
  return sql`select 1`
    .then(
      () => true,
      () => false
    )
    .finally(() => sql.end({ timeout: 1 }));
}

/**
 * Starts a cluster of Debian's PostgreSQL 15, the oldest version the product promises, in a temporary folder, with the log kept as
 * whistleblowing asks of any server.
 * @returns the reason in words when this machine cannot have it
 */
export async function startDebianPostgres(say: (line: string) => void): Promise<DebianPostgres | string> {
  const reason = await missingBecause(say);
  if (reason) return reason;
  const account = isRoot() ? unprivilegedAccount() : undefined;
  const folder = temporaryFolder('suara-debian-');
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid);
  const cluster = join(folder, 'cluster');
  const made = spawnSync(
    join(binaries, 'initdb'),
    [
      '-D',
      cluster,
      '-U',
      'tester',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C.UTF-8'
    ],
    { ...account, cwd: '/', encoding: 'utf8' }
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, fsync: 'off' };
  const server = spawn(join(binaries, 'postgres'), ['-D', cluster, ...asArguments({ ...quietSettings, ...settings })], {
    ...account,
    cwd: '/',
    stdio: 'ignore'
  });
  const ended = once(server, 'exit');
  const stop = async () => {
    if (server.exitCode === null) server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `postgres://tester:${password}@127.0.0.1:${port}/postgres`;
  for (let tries = 0; !(await answers(url)); tries += 1) {
    if (tries < 100 && server.exitCode === null) await pause(100);
    else {
      await stop();
      throw new Error('PostgreSQL 15 does not start');
    }
  }
  return { url, stop };
}
