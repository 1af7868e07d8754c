import { createHash } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * What was erased, kept outside the database, beside the key file: a restored backup must not bring it back. One line a report,
 * the SHA-256 of its id; nothing leads from it to the report.
 */
export const purgeListOf = (keyFile: string): string => join(dirname(keyFile), 'wbs-purged');

export const purgeMark = (id: Buffer): string => createHash('sha256').update(id).digest('hex');

/** On the disk before it returns. */
export async function appendPurged(path: string, ids: readonly Buffer[]): Promise<void> {
  if (ids.length === 0) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'a', 0o600);
  try {
    await file.writeFile(ids.map((id) => `${purgeMark(id)}\n`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function readPurged(path: string): Promise<ReadonlySet<string>> {
  const text = await readFile(path, 'utf8').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return '';
    throw problem;
  });
  return new Set(text.split('\n').filter((line) => /^[\da-f]{64}$/.test(line)));
}
