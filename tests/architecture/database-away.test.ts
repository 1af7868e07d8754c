import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const routes = join(import.meta.dirname, '../../src/routes');
const files = globSync('**/+{page,layout}.server.ts', { cwd: routes }).sort();

/** A load without a promise reads nothing that could be away. */
const waits = (text: string) => /\basync\b/.test(text) && text.includes('currentRuntime()');
/** Reads files of this machine, never the database. */
const withoutDatabase = /^\(public\)\/pasang-sertifikat\//;

it.each(files.filter((file) => !withoutDatabase.test(file)))('%s says 503 while the database is away', (file) => {
  const text = readFileSync(join(routes, file), 'utf8');
  expect(!waits(text) || /withDomainErrors\(|trackedAction\(/.test(text)).toBe(true);
});
