import { join } from 'node:path';
import { ensureHolidays } from '#lib/server/calendar/service.ts';
import { isDatabaseAway } from '#lib/server/http/database-away.ts';
import { migrateDatabase } from '#lib/server/db/migrations.ts';
import { OperatorError } from '#lib/server/operator-error.ts';
import { loadPlans } from '#lib/server/plan/service.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import { ensureRounds, loadInstruments } from '#lib/server/surveys/service.ts';
import { prepareWhistleblowing } from './prepare-whistleblowing.ts';
import { projectRoot } from './site-build.ts';

/** Migrates, and loads what the program ships: instruments, plans, holidays, this year's rounds. Running it again changes nothing. */
export async function prepareDatabase(runtime: Runtime): Promise<void> {
  try {
    await migrateDatabase(runtime.databaseUrl, join(projectRoot, 'drizzle'));
    await loadInstruments(runtime);
    await loadPlans(runtime);
    await ensureHolidays(runtime);
    await ensureRounds(runtime);
    await prepareWhistleblowing(runtime);
  } catch (problem) {
    if (!isDatabaseAway(problem)) throw problem;
    throw new OperatorError('The database cannot be reached; check DATABASE_URL and that PostgreSQL is running.', {
      cause: problem
    });
  }
}
