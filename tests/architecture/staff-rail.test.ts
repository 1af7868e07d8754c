import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { staffPages } from '#lib/components/staff/staff-pages.ts';
import { permissions } from '#lib/domain/staff/permission.ts';
import { roleHas, roles } from '#lib/domain/staff/role.ts';

const routes = join(import.meta.dirname, '../../src/routes/(staff)');
/** Signing in, and proving it again: nobody goes there from a menu. */
const doors = ['/staf/masuk', '/staf/bukti'];

/** Pages one can go to straight away, with the permission their load asks for first. */
const pages = globSync('staf{,/*}/+page.server.ts', { cwd: routes })
  .map((file) => ({ href: `/${file.replaceAll('\\', '/').replace('/+page.server.ts', '')}`, file }))
  .filter(({ href }) => !doors.includes(href))
  .map(({ href, file }) => {
    const asked = /require(?:Permission\([\w.]+, '([\w.]+)'|SignedIn)/.exec(readFileSync(join(routes, file), 'utf8'));
    return { href, permission: asked?.[1] ?? 'account.own' };
  });

const byHref = (a: { href: string }, b: { href: string }) => a.href.localeCompare(b.href);

describe('the rail of the staff pages', () => {
  it('has every page of the first level with the permission that opens it', () => {
    const rail = staffPages.map(({ href, permission }) => ({ href, permission }));
    expect(rail.toSorted(byHref)).toEqual(pages.toSorted(byHref));
  });

  it.each(roles)('shows %s exactly the pages this role may open, eight at most', (role) => {
    const shown = staffPages.filter(({ permission }) => roleHas(role, permission)).map(({ href }) => href);
    const open = pages
      .filter(({ permission }) => permissions.some((each) => each === permission && roleHas(role, each)))
      .map(({ href }) => href);
    expect(shown.toSorted()).toEqual(open.toSorted());
    expect(shown.length).toBeLessThanOrEqual(8);
  });
});
