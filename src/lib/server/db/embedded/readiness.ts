import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './connection.ts';
import type { EmbeddedRecord } from './record.ts';

const POLL_MS = 50;
const SAY_AFTER_MS = 3_000;
const SAY_EVERY_MS = 15_000;
const REFUSALS = 5;

/** How waiting for a server ended: it answers, it is gone (or another cluster's answers), it wants another password. */
export type Readiness = 'ready' | 'gone' | 'refused-password';

/** Waits for an answer as long as the server lives: repairing after a power cut may take minutes. */
export async function waitUntilReady(
  record: EmbeddedRecord,
  alive: () => boolean,
  log: (line: string) => void
): Promise<Readiness> {
  let sayAt = Date.now() + SAY_AFTER_MS;
  let refusals = 0;
  for (;;) {
    const answer = await ask(record);
    if (answer === 'ready') return 'ready';
    if (answer === 'other-cluster' || !alive()) return 'gone';
    if (answer === 'refused-password' && ++refusals === REFUSALS) return 'refused-password';
    if (Date.now() > sayAt) {
      log('Waiting for PostgreSQL: it starts or stops, or repairs its data after it was not stopped in order.');
      sayAt = Date.now() + SAY_EVERY_MS;
    }
    await pause(POLL_MS);
  }
}
