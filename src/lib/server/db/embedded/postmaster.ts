import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync
} from 'node:fs';
import { createServer } from 'node:net';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from './account.ts';
import { type Binaries, program } from './binaries.ts';
import { programEnvironment } from './cluster.ts';
import type { Location } from './location.ts';
import { isAlive, runsOnCluster } from './process-state.ts';

/** Longest path of a Unix socket on Linux is 107 bytes, `/.s.PGSQL.65535` included. */
const SOCKET_FOLDER_BYTES = 85;
const LOG_BYTES = 1_000_000;
const POLL_MS = 25;

/** A free port on 127.0.0.1; `wanted` when it is free. */
export function freePort(wanted: number | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (wanted) freePort(undefined).then(resolve, reject);
      else reject(error);
    });
    probe.listen({ port: wanted ?? 0, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** The running PostgreSQL of the cluster by its own `postmaster.pid`; undefined when none runs. */
export function runningServer(cluster: string): { pid: number; port: number } | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 && runsOnCluster(pid, cluster) ? { pid, port } : undefined;
}

/**
 * Clears what a killed PostgreSQL left. PostgreSQL does so itself unless another program of the same user has the old
 * process number meanwhile, which is usual in containers. @returns true when it was not stopped in order.
 */
export function clearStalePidFile(cluster: string): boolean {
  const path = join(cluster, 'postmaster.pid');
  let pid: number;
  try {
    pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
  } catch {
    return false;
  }
  if (pid > 0 && isAlive(pid) && process.platform === 'linux') rmSync(path, { force: true });
  return true;
}

function folderFor(path: string, account: Account | undefined): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const { uid } = statSync(path);
  const self = process.getuid?.() ?? 0;
  if (uid !== self && uid !== account?.uid) return '';
  chmodSync(path, 0o700);
  if (account) chownSync(path, account.uid, account.gid);
  return path;
}

/** Empty (no socket) on Windows or when somebody else holds the folder in the shared temporary directory. */
function socketFolder({ home, account }: Location): string {
  if (process.platform === 'win32') return '';
  const inside = join(home, 'socket');
  if (Buffer.byteLength(inside) <= SOCKET_FOLDER_BYTES) return folderFor(inside, account);
  return folderFor(join(tmpdir(), `suara-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`), account);
}

/**
 * For an office PC, and for secrecy: no statement, value or row ever reaches the log, because reports and complaints pass
 * through here. Errors go to the program that caused them.
 */
function settings(location: Location, port: number): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: socketFolder(location),
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    max_connections: 100,
    shared_buffers: '128MB',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: 0,
    log_checkpoints: 'off',
    log_autovacuum_min_duration: -1
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

export function logPath(home: string): string {
  return join(home, 'postgres.log');
}

function openLog(home: string): number {
  const path = logPath(home);
  const file = openSync(path, 'a', 0o600);
  if (fstatSync(file).size < LOG_BYTES) return file;
  closeSync(file);
  renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

/** A PostgreSQL just started; `exited` turns true when it ended. */
export type Postmaster = { pid: number; exited: () => boolean; output: () => string };

/** Starts PostgreSQL in a session of its own, so that neither Ctrl+C nor our death reaches it. */
export function spawnPostgres(location: Location, binaries: Binaries, port: number): Postmaster {
  const { home, cluster, account } = location;
  const file = openLog(home);
  const from = fstatSync(file).size;
  let ended = false;
  let failure = '';
  const child = spawn(program(binaries, 'postgres'), ['-D', cluster, ...settings(location, port)], {
    ...account,
    cwd: home,
    env: programEnvironment,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', file, file]
  });
  closeSync(file);
  child.once('exit', () => (ended = true));
  child.once('error', (error) => {
    ended = true;
    failure = error.message;
  });
  child.unref();
  return {
    pid: child.pid ?? 0,
    exited: () => ended,
    output: () => failure || readFileSync(logPath(home)).subarray(from).toString('utf8')
  };
}

/**
 * Asks PostgreSQL to stop and waits. Smart mode: it takes no new connection and ends once the last one is closed, so a
 * program that connected in the last instant still finishes its query. @returns false when it still waits after `patienceMs`.
 */
export async function stopPostgres(
  { cluster, account, home }: Location,
  binaries: Binaries,
  patienceMs: number
): Promise<boolean> {
  const server = runningServer(cluster);
  if (!server) return true;
  if (process.platform === 'win32') {
    spawnSync(program(binaries, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'smart', '-W'], { ...account, cwd: home });
  } else {
    process.kill(server.pid, 'SIGTERM');
  }
  const begun = Date.now();
  while (runsOnCluster(server.pid, cluster)) {
    if (Date.now() - begun > patienceMs) return false;
    await pause(POLL_MS);
  }
  return true;
}
