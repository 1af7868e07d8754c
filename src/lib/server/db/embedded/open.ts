import { urlOf } from './connection.ts';
import { prepareDataDir } from './location.ts';
import { stopPostgres } from './postmaster.ts';
import { bePresent, othersConnected } from './presence.ts';
import { readRecord, writeRecord } from './record.ts';
import { withStartLock } from './start-lock.ts';
import { ensureRunning } from './start.ts';

const STOP_PATIENCE_MS = 60_000;

export type EmbeddedOptions = {
  dataDir: string;
  /** Told in one line what the person at the console should know. */
  log: (line: string) => void;
  /** A server stops PostgreSQL whoever started it; a command only when it did so itself. */
  role: 'server' | 'command';
};

export type EmbeddedServer = {
  url: string;
  startedHere: boolean;
  /**
   * To be called after all own pools are closed. Stops PostgreSQL when it is ours to stop and nobody else is connected;
   * otherwise the last one to leave stops it. Never cuts another program's query.
   */
  release: () => Promise<void>;
};

/**
 * The embedded PostgreSQL of the data folder: attached to when it runs, started when not.
 *
 * @throws OperatorError with one line that says what to do
 */
export async function openEmbedded({ dataDir, log, role }: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = prepareDataDir(dataDir);
  const { running, presence } = await withStartLock(folder, log, async () => {
    const running = await ensureRunning(folder, log);
    return { running, presence: await bePresent(running.record) };
  });
  const { record, location, binaries, startedHere } = running;
  let released: Promise<void> | undefined;

  async function leave(): Promise<void> {
    const current = readRecord(folder) ?? record;
    const mayStop = role === 'server' || startedHere || current.leftToLast;
    const others = mayStop ? await othersConnected(presence.sql).catch(() => 0) : 0;
    await presence.leave();
    if (!mayStop) return;
    if (others > 0) {
      log('PostgreSQL keeps running for another program that uses it.');
      writeRecord(folder, { ...current, leftToLast: true });
      return;
    }
    if (await stopPostgres(location, binaries, STOP_PATIENCE_MS)) {
      writeRecord(folder, { ...current, pid: null, leftToLast: false });
    } else {
      log('PostgreSQL stops as soon as the last program has left it.');
    }
  }

  return {
    url: urlOf(record),
    startedHere,
    release: () => (released ??= withStartLock(folder, log, leave))
  };
}
