import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadBackup } from '#lib/server/backup/load.ts';
import { verifyBackup } from '#lib/server/backup/verify.ts';
import { isWbsBackupTooOld, wbsBackupDays } from '#lib/server/backup/wbs-age.ts';
import { readConfig } from '#lib/server/config.ts';
import { OperatorError } from '#lib/server/operator-error.ts';
import { openRuntime } from '#lib/server/runtime.ts';
import { replayPurges } from '#lib/server/whistleblowing/service.ts';
import { runCommand } from './run-command.ts';
import { projectRoot } from './site-build.ts';

/** The reports' file beside the backup, unless it is not there or too old. */
async function findWbsFile(path: string, now: number): Promise<string | undefined> {
  const wbsPath = `${path}.wbs`;
  if (!existsSync(wbsPath)) {
    console.log(
      `There is no ${wbsPath}: whistleblowers' reports, and the codes of those who wrote them, are not restored.`
    );
    return undefined;
  }
  const { createdAt } = await verifyBackup(wbsPath);
  if (!isWbsBackupTooOld(createdAt, now)) return wbsPath;
  console.log(
    `${wbsPath} is older than ${wbsBackupDays} days and left out: its reports may have been erased. Delete it.`
  );
  return undefined;
}

await runCommand(async () => {
  const [file, ...rest] = process.argv.slice(2);
  if (!file || rest.length > 0) throw new OperatorError('Name the file to load: npm run restore -- FILE');
  const config = readConfig();
  const path = resolve(file);
  const { runtime, close } = await openRuntime(config, { role: 'command', say: (line) => console.log(line) });
  try {
    const wbsPath = await findWbsFile(path, runtime.now());
    const { header, rows } = await loadBackup(
      { ...runtime, migrationsFolder: join(projectRoot, 'drizzle') },
      path,
      wbsPath
    );
    const erased = await replayPurges(runtime);
    console.log(`Loaded and verified ${rows} rows of ${header.tables.length} tables, saved ${header.createdAt}.`);
    if (erased > 0) console.log(`Erased again ${erased} reports whose time was over since.`);
    console.log(`Second factors open only with the KEY_FILE of that installation (here: ${config.keyFile}).`);
  } finally {
    await close();
  }
});
