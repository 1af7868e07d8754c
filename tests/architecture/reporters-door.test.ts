import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Tags that lead to `/wbs`, wherever their pages stand; the staff's own `/staf/wbs` is another place. */
function doors(): { file: string; tag: string }[] {
  return globSync('src/**/*.svelte', { cwd: root })
    .filter((file) => statSync(join(root, file)).isFile() && !/\/\(wbs\)\/|components\/whistleblowing\//.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const tags = text.match(/<a\b(?:\{[^}]*\}|[^>{])*>/g) ?? [];
      return tags.filter((tag) => /['"`](\/en)?\/wbs[/'"`]/.test(tag)).map((tag) => ({ file, tag }));
    });
}

it('every link from the site to the reporters’ pages has the attributes that tell nobody of it', () => {
  const found = doors();
  expect(found.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['src/lib/components/site/SiteFooter.svelte', 'src/routes/(public)/+page.svelte'])
  );
  expect(found.filter(({ tag }) => !tag.includes('{...reportersDoor}'))).toEqual([]);
});
