import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '#lib/server/operator-error.ts';
import { ask } from './connection.ts';
import type { EmbeddedRecord } from './record.ts';

const POLL_MS = 50;
const SAY_AFTER_MS = 3_000;
const SAY_EVERY_MS = 15_000;
const REFUSALS = 5;

/**
 * Waits for an answer as long as the server lives: repairing after a power cut may take minutes.
 *
 * @returns false when it ended, or when another cluster's server answers at that port
 * @throws OperatorError when it refuses the recorded password
 */
export async function waitUntilReady(
  record: EmbeddedRecord,
  alive: () => boolean,
  log: (line: string) => void
): Promise<boolean> {
  let sayAt = Date.now() + SAY_AFTER_MS;
  let refusals = 0;
  for (;;) {
    const answer = await ask(record);
    if (answer === 'ready') return true;
    if (answer === 'other-cluster' || !alive()) return false;
    if (answer === 'refused-password' && ++refusals === REFUSALS) {
      throw new OperatorError(
        `The embedded database does not accept the password in ${record.dataDir}/postgres.json. Stop PostgreSQL (kill -INT ${record.pid ?? '…'}) and delete that file: the next start sets a new password.`
      );
    }
    if (Date.now() > sayAt) {
      log('Waiting for PostgreSQL: it starts or stops, or repairs its data after it was not stopped in order.');
      sayAt = Date.now() + SAY_EVERY_MS;
    }
    await pause(POLL_MS);
  }
}
