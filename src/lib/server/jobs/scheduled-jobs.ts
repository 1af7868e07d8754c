import { deleteExpiredChallenges } from '#lib/server/abuse/service.ts';
import { freezeRecaps } from '#lib/server/complaints/service.ts';
import { deleteExpiredLimits } from '#lib/server/http/rate-limits.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import { deleteOldDeliveries } from '#lib/server/mail/service.ts';
import { foldAll } from '#lib/server/statistics/service.ts';
import { ensureRounds } from '#lib/server/surveys/service.ts';
import { deleteExpiredSessions } from '#lib/server/auth/lucia.ts';
import { complaintJobs } from './complaint-jobs.ts';
import { whistleblowingJobs } from './whistleblowing-jobs.ts';
import type { ScheduledJob } from './boss.ts';

/** Everything that happens by itself, and when. */
export function scheduledJobs(runtime: Runtime): ScheduledJob[] {
  return [
    { name: 'fold-responses', cron: '* * * * *', run: () => foldAll(runtime) },
    { name: 'freeze-recaps', cron: '5 0 * * *', run: () => freezeRecaps(runtime) },
    { name: 'ensure-rounds', cron: '1 0 * * *', run: () => ensureRounds(runtime) },
    { name: 'delete-expired-sessions', cron: '23 3 * * *', run: () => deleteExpiredSessions(runtime.db, runtime.now) },
    { name: 'delete-expired-challenges', cron: '17 * * * *', run: () => deleteExpiredChallenges(runtime) },
    { name: 'delete-expired-limits', cron: '*/30 * * * *', run: () => deleteExpiredLimits(runtime.db, runtime.now) },
    { name: 'delete-old-deliveries', cron: '29 3 * * *', run: () => deleteOldDeliveries(runtime) },
    ...complaintJobs(runtime),
    ...whistleblowingJobs(runtime)
  ];
}
