import { pino, type Logger } from 'pino';
import { secretsFrom } from '#lib/server/auth/key-file.ts';
import { readConfig } from '#lib/server/config.ts';
import { createReporterFailures, type ReporterFailures } from '#lib/server/http/reporter-failures.ts';
import { createConfirmationLimits, createSignInLimits } from '#lib/server/http/rate-limits.ts';
import { createJobQueue } from '#lib/server/jobs/boss.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import type { TestDatabase } from './database.ts';
import { watchSaying } from './submissions.ts';

/** Failures of reporters' requests that stand in the log at once, for whoever looks whether there was one. */
export function toldAtOnce(log: Logger): ReporterFailures {
  const { note, tell } = createReporterFailures(log);
  return {
    note: (failure) => {
      note(failure);
      tell();
    },
    tell
  };
}

/** What a running program has, on a test's own database and with its clock standing still. */
export function testRuntime({ db, url }: TestDatabase, at: number): Runtime {
  const now = () => at;
  const log = pino({ level: 'silent' });
  const secrets = secretsFrom(Buffer.alloc(32));
  return {
    db,
    now,
    secrets,
    signInLimits: createSignInLimits(db, secrets, now),
    confirmationLimits: createConfirmationLimits(db, secrets, now),
    config: readConfig({}),
    databaseUrl: url,
    log,
    reporterFailures: createReporterFailures(log),
    queue: createJobQueue({ databaseUrl: url, log, pollSeconds: 0.5 }),
    mailing: undefined,
    bursts: watchSaying(false),
    freeDisk: async () => undefined,
    demo: false
  };
}
