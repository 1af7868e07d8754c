import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '#lib/server/operator-error.ts';
import { identityOf } from './db/embedded/process-state.ts';

const POLL_MS = 50;
const SAY_AFTER_MS = 3_000;
const GIVE_UP_MS = 15 * 60_000;

function tryCreate(path: string, content: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o644);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(file, content);
    return true;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** An empty lock is one whose owner is between creating and writing it. */
function isStale(content: string): boolean {
  const [pid, identity] = content.split(' ');
  return pid !== undefined && pid !== '' && identityOf(Number(pid)) !== identity;
}

/** Takes the lock of a dead process away; when another process replaced it in the meantime, puts that one back. */
function removeStale(path: string, content: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  try {
    if (read(aside) !== content) linkSync(aside, path);
  } catch {
    // A third process holds the lock now; the cluster's own postmaster.pid keeps two servers apart.
  }
  rmSync(aside, { force: true });
}

export interface ProcessLock {
  readonly path: string;
  /** What the owner is doing, after "which is". */
  readonly doing: string;
  /** What advice for a lock that never opens begins with, such as `DATA_DIR: `. */
  readonly blame?: string;
}

/**
 * Runs `work` while no other process holds the lock file. It names its owner; that of a process which died is taken over.
 *
 * @throws OperatorError after a quarter of an hour
 */
export async function withProcessLock<T>(
  { path, doing, blame = '' }: ProcessLock,
  log: (line: string) => void,
  work: () => Promise<T>
): Promise<T> {
  const own = `${process.pid} ${identityOf(process.pid) ?? ''}`;
  const begun = Date.now();
  let said = false;
  let emptySince: number | undefined;
  while (!tryCreate(path, own)) {
    const content = read(path);
    emptySince = content === '' ? (emptySince ?? Date.now()) : undefined;
    if (content !== undefined && (isStale(content) || (emptySince && Date.now() - emptySince > SAY_AFTER_MS))) {
      removeStale(path, content);
      continue;
    }
    if (!said && Date.now() - begun > SAY_AFTER_MS) {
      log(`Waiting for process ${content?.split(' ')[0] ?? '?'}, which is ${doing}.`);
      said = true;
    }
    if (Date.now() - begun > GIVE_UP_MS) {
      throw new OperatorError(`${blame}${path} is held by another process. When none is running, delete that file.`);
    }
    await pause(POLL_MS);
  }
  try {
    return await work();
  } finally {
    if (read(path) === own) rmSync(path, { force: true });
  }
}
