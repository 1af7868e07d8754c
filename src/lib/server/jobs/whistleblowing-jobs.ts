import type { Runtime } from '#lib/server/runtime.ts';
import {
  beginHour,
  clearErased,
  freezeHalfYears,
  noteReaderlessReports,
  purgeClosed,
  readAtEachMinute,
  requestWbsDigests,
  sealWbsAudit,
  sweepDaily
} from '#lib/server/whistleblowing/service.ts';
import type { ScheduledJob } from './boss.ts';

/** By the clock alone: nothing that a reporter does starts a job, and none says whether there was anything to do. */
export function whistleblowingJobs(runtime: Runtime): ScheduledJob[] {
  return [
    { name: 'wbs-digest', cron: '0 8,14 * * 1-5', run: () => requestWbsDigests(runtime) },
    { name: 'wbs-minute', cron: '* * * * *', run: () => readAtEachMinute(runtime) },
    { name: 'wbs-hour', cron: '0 * * * *', run: () => beginHour(runtime) },
    { name: 'wbs-half-year', cron: '7 0 * * *', run: async () => void (await freezeHalfYears(runtime)) },
    { name: 'wbs-readers', cron: '39 3 * * *', run: () => noteReaderlessReports(runtime) },
    { name: 'wbs-sweep', cron: '41 3 * * *', run: () => sweepDaily(runtime) },
    { name: 'wbs-purge', cron: '43 3 * * *', run: async () => void (await purgeClosed(runtime)) },
    { name: 'wbs-clear', cron: '47 3 * * *', run: () => clearErased(runtime) },
    { name: 'wbs-seal', cron: '0 4 * * *', run: () => sealWbsAudit(runtime) }
  ];
}
