import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

function longerThan(lines: number, pattern: string): string[] {
  return (
    globSync(pattern, { cwd: root })
      // A route's folder may be named like a file.
      .filter((file) => !file.includes('generated') && statSync(join(root, file)).isFile())
      .filter((file) => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length > lines)
  );
}

it('a route that loads and acts parses, calls and presents, in at most 60 lines', () => {
  expect(longerThan(60, 'src/routes/**/+{*.server,server,page,layout}.ts')).toEqual([]);
});

it('no file is longer than 300 lines', () => {
  expect(longerThan(300, '{src,tests}/**/*.{ts,svelte,css}')).toEqual([]);
});
