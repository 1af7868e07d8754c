import { PgBoss } from 'pg-boss';
import { officeZone } from '#lib/domain/calendar/office-date.ts';
import type { Runtime } from '#lib/server/runtime.ts';

/** Work done beside the requests. Every process may run it: pg-boss hands each job to one of them. */
export interface Job {
  readonly name: string;
  /** Cron expression in the office's zone. */
  readonly cron: string;
  readonly run: () => Promise<unknown>;
}

/** Starts the scheduler and its workers on a pool of their own (two connections); returns how to stop them. */
export async function startJobs(runtime: Runtime, jobs: readonly Job[]): Promise<() => Promise<void>> {
  const boss = new PgBoss({ connectionString: runtime.databaseUrl, max: 2, application_name: 'suara-integritas jobs' });
  boss.on('error', (error: unknown) => runtime.log.error({ err: error }, 'job queue failed'));
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name);
    await boss.schedule(job.name, job.cron, null, { tz: officeZone });
    await boss.work(job.name, { pollingIntervalSeconds: 5 }, async () => {
      await job.run();
    });
  }
  return () => boss.stop({ graceful: true, timeout: 10_000 });
}
