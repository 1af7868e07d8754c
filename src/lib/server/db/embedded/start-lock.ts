import { join } from 'node:path';
import { withProcessLock } from '#lib/server/process-lock.ts';

/** Runs `work` while no other process starts or stops the PostgreSQL of this data folder. */
export function withStartLock<T>(dataDir: string, log: (line: string) => void, work: () => Promise<T>): Promise<T> {
  const lock = {
    path: join(dataDir, 'postgres.lock'),
    doing: 'starting or stopping the database',
    blame: 'DATA_DIR: '
  };
  return withProcessLock(lock, log, work);
}
