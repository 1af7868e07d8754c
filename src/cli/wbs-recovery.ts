import './require-node.js';
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readConfig } from '#lib/server/config.ts';
import { OperatorError } from '#lib/server/operator-error.ts';
import { takeRecoveryFile } from '#lib/server/whistleblowing/service.ts';
import { runCommand } from './run-command.ts';
import { withReadyRuntime } from './with-runtime.ts';

/** Writes the reports that are sealed to the recovery key to a new file that its owner alone may read, to be carried to the ceremony. */
await runCommand(async () => {
  const [file, ...rest] = process.argv.slice(2);
  if (!file || rest.length > 0) throw new OperatorError('Name the file to write: npm run wbs:recovery -- FILE');
  const path = resolve(file);
  if (existsSync(path)) throw new OperatorError(`${path} is there already; name another file.`);
  await withReadyRuntime(readConfig(), async (runtime) => {
    const text = JSON.stringify(await takeRecoveryFile(runtime, { kind: 'program', name: 'cli' }));
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
    console.log(`${path}\nSHA-256 ${createHash('sha256').update(text).digest('hex')}`);
    console.log(
      'Sealed: it opens on the ceremony page with two of the three envelopes; see docs/security/key-ceremony.md.'
    );
    console.log('The recipients’ trail, the audit log and /wbs say that it was taken. Destroy it after the ceremony.');
  });
});
