import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { permissions } from '../../src/lib/domain/staff/permission.ts';
import { roleHas, roles, type Role } from '../../src/lib/domain/staff/role.ts';
import { site } from './site.ts';

const routes = join(import.meta.dirname, '../../src/routes/(staff)');
/** Signing in and out, and what is everybody's own. */
const doors = /^staf\/(masuk|undangan|keluar|bukti|akun)\b/;
const examples: Readonly<Record<string, string | undefined>> = {
  id: site.caseId,
  attachment: '00000000-0000-4000-8000-000000000000',
  slug: 'pelayanan-publik',
  period: '2026-tw3',
  step: 'terbitkan',
  file: 'rekap.xlsx',
  month: '2025-03',
  half: '2026-s1',
  chunk: '0',
  nama: 'office.address'
};

interface Entrance {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly permission: string;
}

/** Every load, action and endpoint, with the permission it asks for first (tests/architecture/staff-routes.test.ts sees to that). */
const entrances: readonly Entrance[] = globSync('staf/**/+{page.server,server}.ts', { cwd: routes })
  .filter((file) => !doors.test(file))
  .flatMap((file) => {
    const text = readFileSync(join(routes, file), 'utf8');
    const path = `/${file.replace(/\/\+[a-z.]+$/, '')}`.replaceAll(/\[(\w+)\]/g, (_, name: string) => {
      const value = examples[name];
      if (!value) throw new Error(`Give an example for [${name}] of ${file}`);
      return value;
    });
    const permission = /requirePermission\([\w.]+, '([\w.]+)'/.exec(text)?.[1] ?? 'rounds.manage';
    const get: Entrance[] = /export const (load|GET)\b/.test(text) ? [{ path, method: 'GET', permission }] : [];
    const [, actions = ''] = /export const actions[^{]*\{([\s\S]*)\n\}/.exec(text) ?? [];
    const posts = [...actions.matchAll(/^ {2}(\w+): .*$([\s\S]*?)(?=^ {2}\w+: |(?![\s\S]))/gm)].map(
      ([, name = '', body = '']): Entrance => ({
        path: name === 'default' ? path : `${path}?/${name}`,
        method: 'POST',
        permission: /requirePermission\([\w.]+, '([\w.]+)'/.exec(body)?.[1] ?? permission
      })
    );
    return [...get, ...posts];
  });

const has = (role: Role, permission: string) => permissions.some((each) => each === permission && roleHas(role, each));

test('entrances of the staff pages are found', () => {
  expect(entrances.filter(({ method }) => method === 'GET').length).toBeGreaterThan(15);
  expect(entrances.filter(({ method }) => method === 'POST').length).toBeGreaterThan(8);
});

for (const role of roles) {
  test(`${role} opens nothing that the role does not cover, whichever id stands in the address`, async ({
    request
  }) => {
    const headers = { Cookie: `staf_sesi=${site.sessions?.[role] ?? ''}`, Origin: site.url, Accept: 'text/html' };
    for (const { path, method, permission } of entrances) {
      const may = has(role, permission);
      // What a role may do is not done here: only that nothing is refused which is looked at.
      if (may && method === 'POST') continue;
      const response =
        method === 'GET'
          ? await request.get(path, { headers, maxRedirects: 0 })
          : await request.post(path, { headers, form: { date: '2026-01-01' }, maxRedirects: 0 });
      const what = `${role}: ${method} ${path}`;
      if (may) expect([200, 303, 404, 409], what).toContain(response.status());
      else expect([403, 404], what).toContain(response.status());
    }
  });
}

test('nobody opens anything without signing in', async ({ request }) => {
  for (const { path, method } of entrances) {
    const options = { headers: { Origin: site.url, Accept: 'text/html' }, maxRedirects: 0 };
    const response =
      method === 'GET' ? await request.get(path, options) : await request.post(path, { ...options, form: { a: 'b' } });
    expect([303, 401, 403], `${method} ${path}`).toContain(response.status());
  }
});
