import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The newest key list that was ever in force here, kept outside the database, beside the key file: whoever only holds the database
 * cannot bring an older list, with a removed recipient's key, back into force. One line a list, `<instance id> <epoch>`.
 */
export const epochFileOf = (keyFile: string): string => join(dirname(keyFile), 'wbs-key-lists');

/** 0 where none is known. @throws Error for a file that cannot be read */
export async function newestEpoch(keyFile: string, instanceId: string): Promise<number> {
  const text = await readFile(epochFileOf(keyFile), 'utf8').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return '';
    throw problem;
  });
  const epochs = text.split('\n').map((line) => line.split(' '));
  return Math.max(0, ...epochs.flatMap(([id, epoch]) => (id === instanceId ? [Number(epoch) || 0] : [])));
}

/** On the disk before it returns; an older one changes nothing. */
export async function rememberEpoch(keyFile: string, instanceId: string, epoch: number): Promise<void> {
  if (epoch <= (await newestEpoch(keyFile, instanceId))) return;
  const path = epochFileOf(keyFile);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'a', 0o600);
  try {
    await file.writeFile(`${instanceId} ${epoch}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
