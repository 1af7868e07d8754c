import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { reporterProgram } from './reporter-program.ts';

test('the hash is that of the file which the pages link, and there is none without a build', async () => {
  const build = temporaryFolder('suara-build-');
  const workers = join(build, 'client/_app/immutable/workers');
  const chunks = join(build, 'server/chunks/chunks');
  for (const folder of [workers, chunks]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(workers, 'entry-a1.js'), 'abc');
  writeFileSync(join(workers, 'entry-b2.js'), 'older');
  expect(await reporterProgram('../_app/immutable/workers/entry-a1.js', chunks)).toEqual({
    name: 'entry-a1.js',
    hash: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  });
  expect(await reporterProgram('/src/entry.ts?worker_file&type=module', chunks)).toBeUndefined();
});
