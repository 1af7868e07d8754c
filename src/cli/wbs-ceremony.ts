import './require-node.js';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ceremonyPage } from './ceremony-page.ts';
import { runCommand } from './run-command.ts';

/** Writes the ceremony's page to a file, to be carried to a machine without a network. */
await runCommand(async () => {
  const path = resolve(process.argv[2] ?? 'upacara-kunci-wbs.html');
  const page = await ceremonyPage();
  writeFileSync(path, page);
  console.log(`${path}\nSHA-256 ${createHash('sha256').update(page).digest('hex')}`);
  const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? '';
  console.log(`Program, as the page itself shows it: SHA-256 ${createHash('sha256').update(script).digest('hex')}`);
  console.log('Carry it to a machine without a network and open it there; see docs/security/key-ceremony.md.');
});
