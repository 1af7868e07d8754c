import { chownSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '#lib/server/operator-error.ts';
import { isRoot } from './account.ts';

const recordSchema = z.object({
  /** Last port on 127.0.0.1; tried again at the next start. */
  port: z.int().min(1).max(65535),
  /** Null when PostgreSQL was stopped in order. */
  pid: z.int().positive().nullable(),
  user: z.string().min(1),
  password: z.string().min(1),
  database: z.string().min(1),
  /** Absolute path of the cluster. */
  cluster: z.string().min(1),
  /** The data folder this record was written for; another one means the folder was moved or copied. */
  dataDir: z.string().min(1),
  /** Version of the PostgreSQL programs that ran last. */
  version: z.string().min(1),
  /** Set when the program that had to stop PostgreSQL left it to others still connected: the last one stops it. */
  leftToLast: z.boolean()
});

/** What `DATA_DIR/postgres.json` holds: everything another process needs to reach the embedded PostgreSQL. */
export type EmbeddedRecord = z.infer<typeof recordSchema>;

function recordPath(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}

/** @returns undefined when there is none or it is unreadable as a record (then the password is set anew). */
export function readRecord(dataDir: string): EmbeddedRecord | undefined {
  let text: string;
  try {
    text = readFileSync(recordPath(dataDir), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new OperatorError(
      `DATA_DIR: ${recordPath(dataDir)} cannot be read (${code ?? 'unknown error'}). Run the program as the user who owns the folder.`
    );
  }
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Writes the record in one step (a reader never sees half of it), mode 600, owned like the data folder. */
export function writeRecord(dataDir: string, record: EmbeddedRecord): void {
  const path = recordPath(dataDir);
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, JSON.stringify(record, null, 2) + '\n', { mode: 0o600 });
    if (isRoot()) {
      const owner = statSync(dataDir);
      chownSync(draft, owner.uid, owner.gid);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
