import { spawn, spawnSync } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Binaries, program } from './binaries.ts';
import { programEnvironment } from './cluster.ts';
import type { Location } from './location.ts';
import { isAlive, runsOnCluster } from './process-state.ts';
import { serverSettings } from './settings.ts';

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
 * Clears what a killed PostgreSQL left, known not to run. PostgreSQL does so itself unless another program of the same user has the old
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
  if (pid > 0 && isAlive(pid)) rmSync(path, { force: true });
  return true;
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
  const child = spawn(program(binaries, 'postgres'), ['-D', cluster, ...serverSettings(location, port)], {
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
