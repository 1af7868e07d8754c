import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { canEnter, isRoot, unprivilegedAccount } from '#lib/server/db/embedded/account.ts';
import { identityOf } from '#lib/server/db/embedded/process-state.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { type EmbeddedRecord, readRecord } from '#lib/server/db/embedded/record.ts';

type Event =
  | { event: 'log'; line: string }
  | { event: 'open'; url: string; startedHere: boolean }
  | { event: 'released' }
  | { event: 'failed'; name: string; message: string };

/** A running program that has opened the embedded PostgreSQL. */
export type Program = {
  url: string;
  startedHere: boolean;
  pid: number;
  log: string[];
  /** Releases in order and waits for the end. */
  release: () => Promise<void>;
  /** kill -9, as by a power cut or the memory guard. */
  kill: () => Promise<void>;
};

const children = new Set<ChildProcess>();
const folders = new Set<string>();

/** A data folder yet to be made; `parent` is for places of which it matters who may enter. */
export function temporaryDataDir(parent?: string): string {
  const folder = parent ? mkdtempSync(join(parent, 'suara-embedded-')) : temporaryFolder('suara-embedded-');
  folders.add(join(folder, 'data'));
  return join(folder, 'data');
}

export type ProgramOptions = {
  /** A checkout other than this one. */
  checkout?: string;
  /** Runs the program as this user (only root can). */
  account?: { uid: number; gid: number };
};

/**
 * False in a checkout that root keeps closed, such as one under /root: there no other account can run its programs, and the cluster
 * lives under /var/lib (tested by a checkout made for that).
 */
export const othersReachCheckout = !isRoot() || canEnter(unprivilegedAccount(), process.cwd());

/** Runs a program on the data folder. @throws with its message when it does not get its database. */
export async function runProgram(
  dataDir: string,
  role: 'server' | 'command' = 'server',
  { checkout, account }: ProgramOptions = {}
): Promise<Program> {
  const file = join(checkout ?? process.cwd(), 'tests/support/embedded-process.ts');
  const child = spawn(process.execPath, [file, dataDir, role], { ...account, stdio: ['pipe', 'pipe', 'inherit'] });
  children.add(child);
  const ended = once(child, 'exit');
  const log: string[] = [];
  const opened = new Promise<Extract<Event, { event: 'open' }>>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event = JSON.parse(line) as Event;
      if (event.event === 'log') log.push(event.line);
      if (event.event === 'open') resolve(event);
      if (event.event === 'failed') reject(new Error(`${event.name}: ${event.message}`));
    });
    child.once('exit', (code) => reject(new Error(`the program ended with code ${code ?? 'none'}`)));
  });
  const { url, startedHere } = await opened;
  return {
    url,
    startedHere,
    pid: child.pid ?? 0,
    log,
    release: async () => {
      child.stdin.write('release\n');
      const [code] = (await ended) as [number | null];
      if (code !== 0) throw new Error(`release ended with code ${code ?? 'none'}`);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    }
  };
}

/** One statement on a connection of its own. */
export async function query<T extends object>(url: string, statement: string): Promise<T[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe<T[]>(statement))];
  } finally {
    await sql.end();
  }
}

export function recordOf(dataDir: string): EmbeddedRecord {
  const record = readRecord(dataDir);
  if (!record) throw new Error(`no postgres.json in ${dataDir}`);
  return record;
}

/** Process number of the PostgreSQL in use. @throws when it was stopped. */
export function postgresPid(dataDir: string): number {
  const { pid } = recordOf(dataDir);
  if (!pid) throw new Error('PostgreSQL was stopped');
  return pid;
}

/** Waits for something that happens soon. */
export async function eventually(what: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<boolean> {
  const begun = Date.now();
  while (!(await what())) {
    if (Date.now() - begun > withinMs) return false;
    await pause(50);
  }
  return true;
}

/** False also for a process that ended and that nobody has asked about yet. */
export function isRunning(pid: number): boolean {
  return identityOf(pid) !== undefined;
}

async function stopLeftover(dataDir: string): Promise<void> {
  const cluster = existsSync(join(dataDir, 'postgres.json')) ? readRecord(dataDir)?.cluster : undefined;
  if (!cluster) return;
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0;
  if (isRunning(pid)) process.kill(pid, 'SIGQUIT');
  await eventually(() => !isRunning(pid));
  rmSync(dirname(cluster), { recursive: true, force: true });
}

/** Ends what a test left running and removes its folders. */
export async function cleanUp(): Promise<void> {
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  children.clear();
  for (const dataDir of folders) {
    await stopLeftover(dataDir);
    rmSync(dirname(dataDir), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  folders.clear();
}
