import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss, type QueueOptions } from 'pg-boss';
import type { Logger } from 'pino';
import { officeZone } from '#lib/domain/calendar/office-date.ts';
import type { Queryable } from '#lib/server/db/client.ts';

/** Work done beside the requests. Every process may run it: pg-boss hands each job to one of them. */
export interface ScheduledJob {
  readonly name: string;
  /** Cron expression in the office's zone. What came due while no program ran is made up for once, when the next one starts. */
  readonly cron: string;
  readonly run: () => Promise<unknown>;
}

/** Work that a use case asks for. */
export interface RequestedJob {
  readonly name: RequestedJobName;
  /** @param id the job's own, the same at each try */
  readonly run: (data: object, id: string) => Promise<unknown>;
}

export interface JobQueue {
  /** The job is there when the transaction commits, and never when it does not. */
  readonly request: (tx: Queryable, name: RequestedJobName, data: object) => Promise<void>;
  /** Begins to do these jobs here. A failed one is logged and tried again. */
  readonly work: (jobs: { scheduled: readonly ScheduledJob[]; requested: readonly RequestedJob[] }) => Promise<void>;
  /** Lets running jobs end, ten seconds at most. */
  readonly stop: () => Promise<void>;
}

/** Queues that use cases write to, and how persistent each is. */
const requestedQueues = {
  /** Twenty tries over a little more than a day. */
  'send-mail': {
    retryLimit: 20,
    retryDelay: 60,
    retryBackoff: true,
    retryDelayMax: 2 * 3600,
    expireInSeconds: 120,
    retentionSeconds: 3 * 24 * 3600,
    deleteAfterSeconds: 24 * 3600
  }
} as const satisfies Record<string, QueueOptions>;

export type RequestedJobName = keyof typeof requestedQueues;

const scheduledQueue: QueueOptions = { retryLimit: 3, retryDelay: 30, retryBackoff: true };

/** @param pollSeconds how long a job may lie before somebody looks */
export function createJobQueue({
  databaseUrl,
  log,
  pollSeconds = 5
}: {
  databaseUrl: string;
  log: Logger;
  pollSeconds?: number;
}): JobQueue {
  let opened: Promise<PgBoss> | undefined;

  /** On a pool of its own (two connections), when first needed; a failed start is tried again by the next one who needs it. */
  function open(): Promise<PgBoss> {
    opened ??= start().catch((problem: unknown) => {
      opened = undefined;
      throw problem;
    });
    return opened;
  }

  async function start(): Promise<PgBoss> {
    const boss = new PgBoss({ connectionString: databaseUrl, max: 2, application_name: 'suara-integritas jobs' });
    boss.on('error', (error: unknown) => log.error({ err: error }, 'job queue failed'));
    await boss.start();
    for (const [name, options] of Object.entries(requestedQueues)) await ensureQueue(boss, name, options);
    return boss;
  }

  async function workOn(boss: PgBoss, name: string, run: (data: object, id: string) => Promise<unknown>) {
    await boss.work<object>(name, { pollingIntervalSeconds: pollSeconds }, async ([job]) => {
      if (!job) return;
      try {
        await run(job.data, job.id);
      } catch (problem) {
        log.error({ err: problem, job: name }, 'job failed');
        throw problem;
      }
    });
  }

  return {
    request: async (tx, name, data) => {
      const boss = await open();
      await boss.send(name, data, { db: fromDrizzle(tx, sql) });
    },
    work: async ({ scheduled, requested }) => {
      const boss = await open();
      for (const { name, run } of requested) await workOn(boss, name, run);
      for (const { name, cron, run } of scheduled) {
        await ensureQueue(boss, name, scheduledQueue);
        await boss.schedule(name, cron, null, { tz: officeZone, missed: 'once' });
        await workOn(boss, name, run);
      }
    },
    stop: async () => {
      const boss = await opened?.catch(() => undefined);
      opened = undefined;
      await boss?.stop({ graceful: true, timeout: 10_000 });
    }
  };
}

/** Makes the queue, or gives the existing one today's options. */
async function ensureQueue(boss: PgBoss, name: string, options: QueueOptions): Promise<void> {
  await boss.createQueue(name, options);
  await boss.updateQueue(name, options);
}
