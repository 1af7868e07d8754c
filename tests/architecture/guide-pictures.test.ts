import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '#tests/support/command.ts';

const folder = join(projectRoot, 'docs/panduan');
const guide = readFileSync(join(folder, 'upacara-kunci-wbs.md'), 'utf8');
const shown = [...guide.matchAll(/!\[([^\]]*)\]\(gambar\/([^)]+)\)/g)].map(([, alt = '', file = '']) => ({
  alt,
  file
}));

it('the guide of the ceremony shows every picture there is, and each says in words what is on it', () => {
  expect(shown.map(({ file }) => file).sort()).toEqual(readdirSync(join(folder, 'gambar')).sort());
  expect(shown.filter(({ alt }) => alt.length < 20)).toEqual([]);
});

it('its pictures are small enough for a slow line', () => {
  const large = shown.filter(({ file }) => statSync(join(folder, 'gambar', file)).size > 60 * 1024);
  expect(large).toEqual([]);
});

it('they are those that the script makes', () => {
  const script = readFileSync(join(projectRoot, 'tests/guide-pictures.ts'), 'utf8');
  const made = [...script.matchAll(/picture\('([\w-]+)'/g)].map(([, name]) => `${name}.png`);
  expect(made.sort()).toEqual(shown.map(({ file }) => file).sort());
});
