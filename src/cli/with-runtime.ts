import type { Config } from '#lib/server/config.ts';
import { isDatabaseAway } from '#lib/server/http/database-away.ts';
import { OperatorError } from '#lib/server/operator-error.ts';
import { readinessOf } from '#lib/server/readiness.ts';
import { openRuntime, type Runtime } from '#lib/server/runtime.ts';

/** Opens the database beside a running program, or by itself, does the work and closes it again. */
export async function withRuntime(config: Config, work: (runtime: Runtime) => Promise<void>): Promise<void> {
  const { runtime, close } = await openRuntime(config, { role: 'command', say: (line) => console.error(line) });
  try {
    await work(runtime);
  } catch (problem) {
    throw isDatabaseAway(problem) ? databaseAway(problem) : problem;
  } finally {
    await close();
  }
}

/** The same for commands that need the tables. */
export async function withReadyRuntime(config: Config, work: (runtime: Runtime) => Promise<void>): Promise<void> {
  await withRuntime(config, async (runtime) => {
    if ((await readinessOf(runtime)) !== 'ready') {
      throw new OperatorError(
        "The database is not at this program's level; run npm run migrate, or start the program once."
      );
    }
    await work(runtime);
  });
}

function databaseAway(cause: unknown): OperatorError {
  return new OperatorError('The database cannot be reached; check DATABASE_URL and that PostgreSQL is running.', {
    cause
  });
}
