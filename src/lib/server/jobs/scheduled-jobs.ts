import { freezeRecaps } from '#lib/server/complaints/service.ts';
import { deleteExpiredLimits } from '#lib/server/http/rate-limits.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import { foldAll } from '#lib/server/statistics/service.ts';
import { ensureRounds } from '#lib/server/surveys/service.ts';
import { deleteExpiredSessions } from '#lib/server/auth/lucia.ts';
import type { Job } from './boss.ts';

/** Everything that happens by itself, and when. */
export function scheduledJobs(runtime: Runtime): Job[] {
  return [
    { name: 'fold-responses', cron: '* * * * *', run: () => foldAll(runtime) },
    { name: 'freeze-recaps', cron: '5 0 * * *', run: () => freezeRecaps(runtime) },
    { name: 'ensure-rounds', cron: '1 0 * * *', run: () => ensureRounds(runtime) },
    { name: 'delete-expired-sessions', cron: '23 3 * * *', run: () => deleteExpiredSessions(runtime.db, runtime.now) },
    { name: 'delete-expired-limits', cron: '*/30 * * * *', run: () => deleteExpiredLimits(runtime.db, runtime.now) }
  ];
}
