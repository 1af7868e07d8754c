import { statfs } from 'node:fs/promises';
import { pino, type Logger } from 'pino';
import { openKeyFile } from './auth/key-file.ts';
import type { Config } from './config.ts';
import { connect } from './db/client.ts';
import { openEmbedded } from './db/embedded/open.ts';
import { createReporterFailures, tellHourly, type ReporterFailures } from './http/reporter-failures.ts';
import { createConfirmationLimits, createSignInLimits, type ConfirmationLimits } from './http/rate-limits.ts';
import { createJobQueue, type JobQueue } from './jobs/boss.ts';
import { loggedError } from './logged-error.ts';
import { createMailing, type MailDependencies } from './mail/mailing.ts';
import type { StaffDependencies } from './staff/dependencies.ts';
import { createBurstWatch, type BurstWatch } from './surveys/burst-watch.ts';

/** What a running program consists of; made once, by the command that starts it. */
export interface Runtime extends StaffDependencies, MailDependencies {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly log: Logger;
  readonly reporterFailures: ReporterFailures;
  readonly queue: JobQueue;
  readonly bursts: BurstWatch;
  readonly confirmationLimits: ConfirmationLimits;
  /** Free bytes on the embedded database's disk; undefined when the database is elsewhere. */
  readonly freeDisk: () => Promise<number | undefined>;
  /** The figures are simulated; every page says so. */
  readonly demo: boolean;
}

export interface OpenRuntime {
  readonly runtime: Runtime;
  /** Ends the jobs, closes the pool and leaves the embedded server, which stops when nobody else uses it. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the key file, the database (the embedded one without `DATABASE_URL`), the clock and the log.
 * @param say prints one line for the person at the console
 */
export async function openRuntime(
  config: Config,
  { role, say }: { role: 'server' | 'command'; say: (line: string) => void }
): Promise<OpenRuntime> {
  const secrets = await openKeyFile(config.keyFile);
  const embedded = config.databaseUrl ? undefined : await openEmbedded({ dataDir: config.dataDir, log: say, role });
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';
  const { db, close } = connect({ url: databaseUrl, applicationName: `suara-integritas ${role}` });
  const now = () => Date.now();
  const log = pino({
    level: config.logLevel,
    base: null,
    serializers: { err: (problem: unknown) => loggedError(problem) }
  });
  const reporterFailures = createReporterFailures(log);
  const stopTelling = tellHourly(reporterFailures, now);
  const queue = createJobQueue({ databaseUrl, log });
  const runtime: Runtime = {
    config,
    databaseUrl,
    db,
    now,
    secrets,
    signInLimits: createSignInLimits(db, secrets, now),
    confirmationLimits: createConfirmationLimits(db, secrets, now),
    log,
    reporterFailures,
    queue,
    mailing: createMailing(config.mail, queue),
    bursts: createBurstWatch(),
    freeDisk: async () => (embedded ? freeBytes(embedded.cluster) : undefined),
    demo: false
  };
  return {
    runtime,
    close: async () => {
      stopTelling();
      await queue.stop();
      await close();
      await embedded?.release();
    }
  };
}

/** What this user may still write; undefined when the file system does not say. */
async function freeBytes(folder: string): Promise<number | undefined> {
  const disk = await statfs(folder).catch(() => undefined);
  return disk && disk.bavail * disk.bsize;
}

/**
 * The built site is a bundle of its own, with its own copy of this module; the process-wide registry lets it find what the
 * starting command opened.
 */
const registry = globalThis as { [key: symbol]: Runtime | undefined };
const place = Symbol.for('suara-integritas.runtime');

export function provideRuntime(runtime: Runtime): void {
  registry[place] = runtime;
}

export function currentRuntime(): Runtime {
  const runtime = registry[place];
  if (!runtime) throw new Error('The site runs only under `npm start`, `npm run dev` or `npm run demo`');
  return runtime;
}
