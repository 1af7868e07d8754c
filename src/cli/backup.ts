import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { saveBackup } from '#lib/server/backup/save.ts';
import { wbsBackupDays } from '#lib/server/backup/wbs-age.ts';
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
    const wbs = await saveBackup(runtime, `${path}.wbs`, 'wbs');
    const { tables, rows } = await saveBackup(runtime, path).catch(async (problem: unknown) => {
      await rm(`${path}.wbs`);
      throw problem;
    });
    console.log(`${path}: ${rows} rows of ${tables} tables, as of one moment.`);
    console.log(`${path}.wbs: ${wbs.rows} rows of whistleblowers' reports, encrypted. Keep it apart from the other,`);
    console.log(`  and delete it after ${wbsBackupDays} days: npm run restore takes no older one.`);
    console.log(
      `Not in them: ${config.keyFile} with the program's secrets and, beside it, wbs-purged and wbs-key-lists`
    );
    console.log('  (reports that were erased, lists that were in force). Keep copies of all three elsewhere.');
  } finally {
    await close();
  }
});
