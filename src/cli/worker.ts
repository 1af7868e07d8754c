import './require-node.js';
import { readConfig } from '#lib/server/config.ts';
import { startJobs } from '#lib/server/jobs/start-jobs.ts';
import { openRuntime } from '#lib/server/runtime.ts';
import { prepareDatabase } from './prepare-database.ts';
import { runCommand } from './run-command.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** The jobs without the site, for an office whose web processes should do nothing but answer. */
await runCommand(async () => {
  const say = (line: string) => console.log(line);
  const { runtime, close } = await openRuntime(readConfig(), { role: 'command', say });
  try {
    await prepareDatabase(runtime);
    await startJobs(runtime);
    stopOnSignal(say, async () => {
      await close();
    });
    say('The worker is running; Ctrl+C ends it.');
  } catch (problem) {
    await close();
    throw problem;
  }
});
