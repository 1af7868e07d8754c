import { setTimeout as pause } from 'node:timers/promises';
import { mkdirSync, writeFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from '../../src/cli/site-build.ts';

/**
 * `build-program.ts start ROOT` waits for the build of a checkout as `npm start` does; `build-program.ts build ROOT MS` is the
 * program that builds it, slowly. What happens is appended to ROOT/story.
 */
const [, , word, root = '', ms = '0'] = process.argv;
const tell = (what: string) => appendFileSync(join(root, 'story'), `${what}\n`);

if (word === 'start') {
  await ensureBuild(() => undefined, { root, command: [import.meta.filename, 'build', root, ms] });
  tell('served');
} else {
  const out = process.env.BUILD_OUT ?? '';
  mkdirSync(out, { recursive: true });
  tell(`building ${process.pid}`);
  writeFileSync(join(out, 'handler.js'), 'half');
  await pause(Number(ms));
  writeFileSync(join(out, 'handler.js'), 'whole');
  tell('built');
}
