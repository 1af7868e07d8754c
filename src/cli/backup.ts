import { resolve } from 'node:path';
import { saveBackup } from '#lib/server/backup/save.ts';
import { readConfig } from '#lib/server/config.ts';
import { OperatorError } from '#lib/server/operator-error.ts';
import { openRuntime } from '#lib/server/runtime.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const [file, ...rest] = process.argv.slice(2);
  if (!file || rest.length > 0) throw new OperatorError('Name the file to write: npm run backup -- FILE');
  const config = readConfig();
  const path = resolve(file);
  const { runtime, close } = await openRuntime(config, { role: 'command', say: (line) => console.log(line) });
  try {
    const { tables, rows } = await saveBackup(runtime, path);
    console.log(`${path}: ${rows} rows of ${tables} tables, as of one moment.`);
    console.log(`Not in it: the program's secrets. Keep a copy of ${config.keyFile} elsewhere.`);
  } finally {
    await close();
  }
});
