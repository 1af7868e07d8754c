import { join, resolve } from 'node:path';
import { loadBackup } from '#lib/server/backup/load.ts';
import { readConfig } from '#lib/server/config.ts';
import { OperatorError } from '#lib/server/operator-error.ts';
import { openRuntime } from '#lib/server/runtime.ts';
import { runCommand } from './run-command.ts';
import { projectRoot } from './site-build.ts';

await runCommand(async () => {
  const [file, ...rest] = process.argv.slice(2);
  if (!file || rest.length > 0) throw new OperatorError('Name the file to load: npm run restore -- FILE');
  const config = readConfig();
  const { runtime, close } = await openRuntime(config, { role: 'command', say: (line) => console.log(line) });
  try {
    const { header, rows } = await loadBackup(
      { ...runtime, migrationsFolder: join(projectRoot, 'drizzle') },
      resolve(file)
    );
    console.log(`Loaded and verified ${rows} rows of ${header.tables.length} tables, saved ${header.createdAt}.`);
    console.log(`Second factors open only with the KEY_FILE of that installation (here: ${config.keyFile}).`);
  } finally {
    await close();
  }
});
