import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The program that reporters' browsers run, so that anybody can compare what they were served with what was published. */
export interface ReporterProgram {
  readonly name: string;
  /** SHA-256 of the file, hexadecimal as `sha256sum` writes it. */
  readonly hash: string;
}

/** Where a build puts programs of their own, seen from the build's folder. */
const place = 'client/_app/immutable/workers';

/**
 * Reads the file that a built site serves under this address.
 *
 * @param address as the pages link it
 * @param from a folder inside the build
 * @returns undefined where nothing was built, as on a developer's server
 */
export async function reporterProgram(
  address: string,
  from: string = import.meta.dirname
): Promise<ReporterProgram | undefined> {
  const name = basename(address.split('?')[0] ?? '');
  for (let folder = from; dirname(folder) !== folder; folder = dirname(folder)) {
    const bytes = await readFile(join(folder, place, name)).catch(() => undefined);
    if (bytes) return { name, hash: createHash('sha256').update(bytes).digest('hex') };
  }
  return undefined;
}
