import { urlOf } from './connection.ts';
import { explained, messageOf } from './failure.ts';
import { prepareDataDir } from './location.ts';
import { runningServer, stopPostgres } from './postmaster.ts';
import { bePresent, othersConnected, type Presence } from './presence.ts';
import { type EmbeddedRecord, readRecord, writeRecord } from './record.ts';
import { withStartLock } from './start-lock.ts';
import { ensureRunning, type Running, type Starter } from './start.ts';

const STOP_PATIENCE_MS = 60_000;

export type EmbeddedOptions = {
  dataDir: string;
  /** Told in one line what the person at the console should know. */
  log: (line: string) => void;
  /** A server stops PostgreSQL whoever started it, and starts it again when it dies; a command only stops what it started. */
  role: 'server' | 'command';
};

export type EmbeddedServer = {
  url: string;
  /** Folder of the database's files. */
  cluster: string;
  startedHere: boolean;
  /**
   * To be called after all own pools are closed. Stops PostgreSQL when it is ours to stop and nobody else is connected;
   * otherwise the last one to leave stops it. Never cuts another program's query.
   */
  release: () => Promise<void>;
};

/** Notes for the next start; on a full disk the note is lost, which PostgreSQL's own files make up for. */
function tryWriteRecord(record: EmbeddedRecord, log: Starter['log']): void {
  try {
    writeRecord(record.dataDir, record);
  } catch (error) {
    log(messageOf(error));
  }
}

async function leave({ role, dataDir, log }: Starter, running: Running, presence: Presence): Promise<void> {
  const record = readRecord(dataDir) ?? running.record;
  const mayStop = role === 'server' || running.startedHere || record.leftToLast;
  const others = mayStop ? await othersConnected(presence.sql).catch(() => 0) : 0;
  await presence.leave();
  if (!mayStop) return;
  if (others > 0) {
    log('PostgreSQL keeps running for another program that uses it.');
    tryWriteRecord({ ...record, leftToLast: true }, log);
  } else if (await stopPostgres(running.location, running.binaries, STOP_PATIENCE_MS)) {
    tryWriteRecord({ ...record, pid: null, leftToLast: false }, log);
  } else {
    log('PostgreSQL stops as soon as the last program has left it.');
  }
}

async function release(starter: Starter, running: Running, presence: Presence): Promise<void> {
  let left = false;
  const leaveOnce = () => {
    left = true;
    return leave(starter, running, presence);
  };
  try {
    await withStartLock(starter.dataDir, starter.log, leaveOnce);
  } catch (error) {
    starter.log(messageOf(error));
    if (!left) await leaveOnce();
  }
}

/** Starts PostgreSQL again after it died under a running server: same port and password, so its pools reconnect. */
async function revive(starter: Starter, running: Running, stillWanted: () => boolean): Promise<void> {
  const { log, dataDir } = starter;
  try {
    await withStartLock(dataDir, log, async () => {
      if (!stillWanted() || runningServer(running.location.cluster)) return;
      log('PostgreSQL has died; starting it again.');
      const { record } = await ensureRunning(starter);
      if (record.port !== running.record.port) {
        log(`PostgreSQL had to move to port ${record.port}; restart this program.`);
      }
    });
  } catch (error) {
    log(`PostgreSQL could not be started again: ${messageOf(error)}`);
  }
}

/**
 * The embedded PostgreSQL of the data folder: attached to when it runs, started when not.
 *
 * @throws OperatorError with one line that says what to do
 */
export async function openEmbedded({ dataDir, log, role }: EmbeddedOptions): Promise<EmbeddedServer> {
  let released: Promise<void> | undefined;
  try {
    const starter = { dataDir: prepareDataDir(dataDir), log, role };
    const { running, presence } = await withStartLock(starter.dataDir, log, async () => {
      const running = await ensureRunning(starter);
      const onDeath = role === 'server' ? () => revive(starter, running, () => released === undefined) : undefined;
      return { running, presence: await bePresent(running.record, onDeath) };
    });
    return {
      url: urlOf(running.record),
      cluster: running.location.cluster,
      startedHere: running.startedHere,
      release: () => (released ??= release(starter, running, presence))
    };
  } catch (error) {
    throw explained(error);
  }
}
