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
  closeToOthers
} from './cluster.ts';
import { ensureDatabase } from './connection.ts';
import { lackOfSpace, tailOf } from './failure.ts';
import { type Location, locate } from './location.ts';
import { clearStalePidFile, freePort, logPath, runningServer, spawnPostgres, stopPostgres } from './postmaster.ts';
import { runsOnCluster } from './process-state.ts';
import { waitUntilReady } from './readiness.ts';
import { type EmbeddedRecord, readRecord, writeRecord } from './record.ts';

/** A running PostgreSQL that answers. */
export type Running = { record: EmbeddedRecord; location: Location; binaries: Binaries; startedHere: boolean };

export type Starter = {
  /** Real path of the data folder. */
  dataDir: string;
  log: (line: string) => void;
  /** A server takes over the duty to stop PostgreSQL; what a command started, the last one to leave stops. */
  role: 'server' | 'command';
};

const START_ATTEMPTS = 4;
const RETRY_MS = 500;
const STOP_PATIENCE_MS = 60_000;
/** PostgreSQL's words while children of a killed server still run. */
const STILL_IN_USE = 'pre-existing shared memory block';

type Found = { pid: number; port: number };

/** @returns undefined when the server found ends instead of answering. */
async function attach(found: Found, record: EmbeddedRecord | undefined, location: Location, starter: Starter) {
  const { cluster } = location;
  const leftToLast = starter.role === 'command' && record?.leftToLast === true;
  const current = record && { ...record, ...found, cluster, dataDir: starter.dataDir, leftToLast };
  const readiness = current
    ? await waitUntilReady(current, () => runsOnCluster(found.pid, cluster), starter.log)
    : 'refused-password';
  if (readiness === 'refused-password') {
    throw new OperatorError(
      `PostgreSQL (process ${found.pid}) runs on ${cluster}, but its password is not in ${starter.dataDir}/postgres.json. Stop it (kill -INT ${found.pid}) and start again: that sets a new password.`
    );
  }
  return readiness === 'ready' ? current : undefined;
}

/** @returns the reason in PostgreSQL's words when it does not start. */
async function start(
  location: Location,
  binaries: Binaries,
  record: EmbeddedRecord,
  log: Starter['log']
): Promise<EmbeddedRecord | string> {
  const unclean = clearStalePidFile(location.cluster);
  if (unclean) log('PostgreSQL was not stopped in order last time; it repairs its data now.');
  const port = await freePort(record.port);
  writeRecord(record.dataDir, { ...record, port, pid: null });
  const postmaster = spawnPostgres(location, binaries, port);
  const current = { ...record, port, pid: postmaster.pid > 0 ? postmaster.pid : null };
  writeRecord(record.dataDir, current);
  const readiness = await waitUntilReady(current, () => !postmaster.exited(), log);
  if (readiness === 'ready') return current;
  if (readiness === 'refused-password') {
    await stopPostgres(location, binaries, STOP_PATIENCE_MS);
    resetPassword(location, binaries, record.password);
  }
  return tailOf(postmaster.output());
}

/** A record with a known password for the stopped cluster, which is made first when there is none. */
function prepareCluster(
  location: Location,
  binaries: Binaries,
  known: EmbeddedRecord | undefined,
  starter: Starter
): EmbeddedRecord {
  const { cluster } = location;
  const password = known?.password ?? newPassword();
  closeToOthers(location);
  if (!existsSync(cluster)) {
    starter.log('Making the database (first start).');
    createCluster(location, binaries, password);
  } else {
    requireSameMajor(cluster, binaries);
    if (!known) {
      clearStalePidFile(cluster);
      resetPassword(location, binaries, password);
    }
  }
  return {
    port: known?.port ?? 0,
    pid: null,
    user: DATABASE_USER,
    password,
    database: DATABASE_NAME,
    cluster,
    dataDir: starter.dataDir,
    version: binaries.version,
    leftToLast: starter.role === 'command'
  };
}

/** Attaches to the live PostgreSQL of the data folder or starts it. The caller holds the start lock. */
export async function ensureRunning(starter: Starter): Promise<Running> {
  const { dataDir, log } = starter;
  const record = readRecord(dataDir);
  const location = locate(dataDir, record, log);
  const binaries = runnableBinaries(location.installed, location.home, location.account);
  let reason = '';
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
    const found = runningServer(location.cluster);
    const attached = found && (await attach(found, record, location, starter));
    if (attached) {
      await ensureDatabase(attached);
      writeRecord(dataDir, attached);
      return { record: attached, location, binaries, startedHere: false };
    }
    const started = await start(location, binaries, prepareCluster(location, binaries, record, starter), log);
    if (typeof started !== 'string') {
      await ensureDatabase(started);
      return { record: started, location, binaries, startedHere: true };
    }
    reason = started;
    if (reason.includes(STILL_IN_USE)) {
      log('A killed PostgreSQL is still finishing a query; waiting for it.');
      attempt = 0;
    }
    await pause(RETRY_MS * (attempt + 1));
  }
  throw new OperatorError(
    `PostgreSQL did not start: ${lackOfSpace(location.home) ?? reason} (log: ${logPath(location.home)})`
  );
}
