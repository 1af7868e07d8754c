import {
  closeUnanswered,
  forgetSpentAddresses,
  lapseIncomplete,
  markOverdue,
  purgeDue,
  redateOpenCases,
  requestDigests,
  requestFollowUpMails,
  requestUpdateMails
} from '#lib/server/complaints/service.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import type { ScheduledJob } from './boss.ts';

/** What happens to complaints by itself. Each can run again, and late, without harm: it does what is due then. */
export function complaintJobs(runtime: Runtime): ScheduledJob[] {
  return [
    { name: 'complaint-update-mails', cron: '* * * * *', run: () => requestUpdateMails(runtime) },
    { name: 'complaint-redate', cron: '3 * * * *', run: () => redateOpenCases(runtime) },
    { name: 'complaint-auto-close', cron: '5 0 * * *', run: () => closeUnanswered(runtime) },
    { name: 'complaint-lapse', cron: '7 0 * * *', run: () => lapseIncomplete(runtime) },
    { name: 'complaint-overdue', cron: '9 0 * * *', run: () => markOverdue(runtime) },
    { name: 'complaint-purge', cron: '31 3 * * *', run: () => purge(runtime) },
    { name: 'complaint-forget-addresses', cron: '37 3 * * *', run: () => forgetSpentAddresses(runtime) },
    { name: 'complaint-digest', cron: '0 8 * * 1-5', run: () => requestDigests(runtime) },
    { name: 'complaint-follow-up', cron: '0 9 * * *', run: () => requestFollowUpMails(runtime) }
  ];
}

/** The report of what went stays in the audit log, which staff can read; the program's log has it for its operator. */
async function purge(runtime: Runtime): Promise<void> {
  runtime.log.info({ purged: await purgeDue(runtime) }, 'complaints purged');
}
