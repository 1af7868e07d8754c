import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '#lib/server/operator-error.ts';
import { type Binaries, runnableBinaries } from './binaries.ts';
import {
  createCluster,
  DATABASE_NAME,
  DATABASE_USER,
  newPassword,
  requireSameMajor,
  resetPassword,
  tailOf,
  takeOwnership
} from './cluster.ts';
import { ask, ensureDatabase } from './connection.ts';
import { type Location, locate } from './location.ts';
import { clearStalePidFile, freePort, logPath, runningServer, spawnPostgres } from './postmaster.ts';
import { runsOnCluster } from './process-state.ts';
import { type EmbeddedRecord, readRecord, writeRecord } from './record.ts';

/** A running PostgreSQL that answers. */
export type Running = { record: EmbeddedRecord; location: Location; binaries: Binaries; startedHere: boolean };

type Log = (line: string) => void;

const START_ATTEMPTS = 4;
const POLL_MS = 50;
const SAY_AFTER_MS = 3_000;
const SAY_EVERY_MS = 15_000;

/** Waits as long as the server lives: repairing after a power cut may take minutes. @returns false when it ended. */
async function waitUntilReady(record: EmbeddedRecord, alive: () => boolean, log: Log): Promise<boolean> {
  let sayAt = Date.now() + SAY_AFTER_MS;
  for (;;) {
    const answer = await ask(record);
    if (answer === 'ready') return true;
    if (answer === 'refused-password') {
      throw new OperatorError(
        `The embedded database does not accept the password in ${record.dataDir}/postgres.json. Stop PostgreSQL (process ${record.pid ?? '?'}) and delete that file: the next start sets a new password.`
      );
    }
    if (!alive()) return false;
    if (Date.now() > sayAt) {
      log('Waiting for PostgreSQL: it starts, or repairs its data after it was not stopped in order.');
      sayAt = Date.now() + SAY_EVERY_MS;
    }
    await pause(POLL_MS);
  }
}

async function attach(
  found: { pid: number; port: number },
  record: EmbeddedRecord | undefined,
  cluster: string,
  log: Log
) {
  if (!record) {
    throw new OperatorError(
      `PostgreSQL (process ${found.pid}) runs on ${cluster}, but postgres.json, which holds its password, is missing. Stop it with: kill -INT ${found.pid}. Then start again.`
    );
  }
  const current = { ...record, pid: found.pid, port: found.port };
  const ready = await waitUntilReady(current, () => runsOnCluster(found.pid, cluster), log);
  return ready ? current : undefined;
}

async function start(
  location: Location,
  binaries: Binaries,
  record: EmbeddedRecord,
  log: Log
): Promise<EmbeddedRecord | string> {
  const unclean = clearStalePidFile(location.cluster);
  if (unclean) log('PostgreSQL was not stopped in order last time; it repairs its data now.');
  const port = await freePort(record.port);
  writeRecord(record.dataDir, { ...record, port, pid: null });
  const postmaster = spawnPostgres(location, binaries, port);
  const current = { ...record, port, pid: postmaster.pid };
  if (postmaster.pid > 0) writeRecord(record.dataDir, current);
  const ready = await waitUntilReady(current, () => !postmaster.exited(), log);
  return ready ? current : tailOf(postmaster.output());
}

/** A record with a known password for the stopped cluster, which is made first when there is none. */
function prepareCluster(dataDir: string, location: Location, binaries: Binaries, known: EmbeddedRecord | undefined) {
  const password = known?.password ?? newPassword();
  takeOwnership(location);
  if (!existsSync(location.cluster)) createCluster(location, binaries, password);
  else {
    requireSameMajor(location.cluster, binaries);
    if (!known) {
      clearStalePidFile(location.cluster);
      resetPassword(location, binaries, password);
    }
  }
  return {
    port: known?.port ?? 0,
    pid: null,
    user: DATABASE_USER,
    password,
    database: DATABASE_NAME,
    cluster: location.cluster,
    dataDir,
    version: binaries.version,
    leftToLast: false
  };
}

/** Attaches to the live PostgreSQL of the data folder or starts it. The caller holds the start lock. */
export async function ensureRunning(dataDir: string, log: Log): Promise<Running> {
  const record = readRecord(dataDir);
  const location = locate(dataDir, record, log);
  const binaries = runnableBinaries(location.installed, location.home, location.account);
  let reason = '';
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
    const found = runningServer(location.cluster);
    if (found) {
      const attached = await attach(found, record, location.cluster, log);
      if (attached) {
        await ensureDatabase(attached);
        const kept = { ...attached, dataDir, cluster: location.cluster };
        writeRecord(dataDir, kept);
        return { record: kept, location, binaries, startedHere: false };
      }
    }
    const prepared = prepareCluster(dataDir, location, binaries, record);
    const started = await start(location, binaries, prepared, log);
    if (typeof started !== 'string') {
      await ensureDatabase(started);
      return { record: started, location, binaries, startedHere: true };
    }
    reason = started;
    await pause(500 * attempt);
  }
  throw new OperatorError(`PostgreSQL did not start: ${reason} (log: ${logPath(location.home)})`);
}
