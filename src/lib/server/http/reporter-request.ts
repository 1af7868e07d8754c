import { AsyncLocalStorage } from 'node:async_hooks';
import type { BaseLogger } from 'pino';
import type { ReporterFailures } from './reporter-failures.ts';

const ofReporter = new AsyncLocalStorage<true>();

/** Runs what answers a reporter's request, so that a promise it drops can be told from others. */
export const forReporter = <Result>(work: () => Result): Result => ofReporter.run(true, work);

/** What the program does about a promise that nobody waits for: a line in the log, of a reporter's request a count. */
export function rejectionLog({
  log,
  reporterFailures
}: {
  log: Pick<BaseLogger, 'error'>;
  reporterFailures: Pick<ReporterFailures, 'note'>;
}): (problem: unknown) => void {
  return (problem) => {
    if (ofReporter.getStore()) reporterFailures.note(problem);
    else log.error({ err: problem }, 'unhandled rejection');
  };
}
