import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'docs/security');
const pages = globSync('*.md', { cwd: folder }).sort();
const text = (path: string) => readFileSync(join(root, path), 'utf8');

test('every page on security is found from the README', () => {
  expect(pages.length).toBeGreaterThan(5);
  const index = text('docs/security/README.md');
  expect(text('README.md')).toContain('(docs/security/README.md)');
  expect(pages.filter((page) => page !== 'README.md' && !index.includes(`](${page})`))).toEqual([]);
});

test.each(pages)('%s names files and pages that exist', (page) => {
  const words = text(`docs/security/${page}`);
  const links = [...words.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) => join(folder, link));
  const named = [...words.matchAll(/`((?:src|tests|docs)\/[\w./()[\]-]+)`/g)].map(([, path = '']) => join(root, path));
  for (const path of [...links, ...named]) expect(existsSync(path), `${page}: ${path} in ${dirname(path)}`).toBe(true);
});
