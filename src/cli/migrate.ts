import './require-node.js';
import { readConfig } from '#lib/server/config.ts';
import { prepareDatabase } from './prepare-database.ts';
import { runCommand } from './run-command.ts';
import { withRuntime } from './with-runtime.ts';

await runCommand(() =>
  withRuntime(readConfig(), async (runtime) => {
    await prepareDatabase(runtime);
    console.log('The database is at the level of this program; instruments, plan and rounds are loaded.');
  })
);
