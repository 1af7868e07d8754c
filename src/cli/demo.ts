import { freezeRecaps } from '#lib/server/complaints/service.ts';
import { ensureDemoAccounts } from '#lib/server/demo/accounts.ts';
import { shareOutComplaints, simulateComplaints } from '#lib/server/demo/complaints.ts';
import { simulateQuarters } from '#lib/server/demo/service.ts';
import { readConfig, type Config } from '#lib/server/config.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import { demoRootKey, requireOwnKeyFile } from './demo-ceremony.ts';
import { simulateReports } from './demo-reports.ts';
import { prepareDatabase } from './prepare-database.ts';
import { runCommand } from './run-command.ts';
import { serve } from './start.ts';

/** A data folder and key of the demo's own beside the real ones; never the office's PostgreSQL, and no mail to anybody. */
async function demoConfig(config: Config): Promise<Config> {
  const keyFile = demoKeyFile(config.keyFile);
  return {
    ...config,
    databaseUrl: undefined,
    mail: undefined,
    dataDir: `${config.dataDir}-demo`,
    keyFile,
    wbsRootKey: await demoRootKey(keyFile)
  };
}

function demoKeyFile(keyFile: string): string {
  return keyFile.endsWith('.key') ? keyFile.replace(/\.key$/, '-demo.key') : `${keyFile}-demo`;
}

async function prepareDemo(runtime: Runtime): Promise<void> {
  await prepareDatabase(runtime);
  await requireOwnKeyFile(runtime);
  const stored = await simulateQuarters(runtime);
  if (stored > 0) console.log(`Filled ${runtime.config.dataDir} with ${stored} simulated answers since 2025.`);
  const cases = await simulateComplaints(runtime);
  const accounts = await ensureDemoAccounts(runtime);
  if (cases > 0) {
    await shareOutComplaints(runtime);
    await freezeRecaps(runtime, { kind: 'program', name: 'demo' });
    console.log(`Filled the register with ${cases} simulated complaints since 2025.`);
  }
  const reports = await simulateReports(runtime);
  if (reports.stored > 0) console.log(`Filled whistleblowing with ${reports.stored} simulated reports since 2025.`);
  console.log('Accounts of the demo (admin, complaint officer and recipients are asked for a second factor):');
  for (const { role, email, password } of accounts) {
    console.log(`  ${role.padEnd(18)} ${email.padEnd(30)} ${password}`);
  }
  console.log('Passphrases of the recipients’ keys, thrown away with the demo:');
  for (const { email, outside, passphrase } of reports.recipients) {
    console.log(`  ${(outside ? 'outside' : 'inside').padEnd(18)} ${email.padEnd(30)} ${passphrase}`);
  }
  console.log('Code of a simulated reporter, for /wbs/kotak:');
  console.log(`  ${reports.code}`);
}

await runCommand(async () => serve(await demoConfig(readConfig()), prepareDemo));
