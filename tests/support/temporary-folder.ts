import { chmodSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOMY_BYTES = 1024 ** 3;

/** Memory instead of disk where the machine has it: databases made for a test need not outlast a power cut. */
function fastestRoot(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize > ROOMY_BYTES) return '/dev/shm';
  } catch {
    // No such file system: the usual place.
  }
  return tmpdir();
}

/** A new folder that other users may pass through, as PostgreSQL must when tests run as root. */
export function temporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(fastestRoot(), prefix));
  chmodSync(folder, 0o711);
  return folder;
}
