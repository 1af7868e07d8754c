import type { Runtime } from '#lib/server/runtime.ts';
import { requestedJobs } from './requested-jobs.ts';
import { scheduledJobs } from './scheduled-jobs.ts';

/** Begins everything that happens by itself or was asked for; closing the runtime ends it. */
export async function startJobs(runtime: Runtime): Promise<void> {
  await runtime.queue.work({ scheduled: scheduledJobs(runtime), requested: requestedJobs(runtime) });
}
