import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test, type APIRequestContext, type APIResponse } from '@playwright/test';
import { hasBecomeMarkup, hostile } from '../support/hostile-words.ts';
import { pageAddresses } from './page-addresses.ts';
import { site } from './site.ts';

interface HostileCase {
  readonly id: string;
  readonly code: string;
  readonly registerNumber: string;
  readonly other: string;
}

let made: HostileCase;
/** Fields whose words were seen on some page, as text. */
const seen = new Set<string>();
const fields = [
  ...['subject', 'description', 'place', 'involved', 'desiredSolution', 'name', 'address', 'file', 'officer'],
  ...['completion', 'reply', 'note', 'message', 'answer', 'reopen', 'rating', 'summary', 'reference'],
  ...['destination', 'forward', 'day', 'office.address', 'office.hours']
];

/** A browser's form, not a script's: the answer is a page. */
const browser = { Origin: site.url, Accept: 'text/html' };
const cookie = (session: string | undefined) => ({ ...browser, Cookie: `staf_sesi=${session ?? ''}` });

async function look(response: APIResponse, what: string): Promise<void> {
  expect(response.status(), what).toBeLessThan(500);
  const html = await response.text();
  expect(response.headers()['content-type'], what).toContain('text/html');
  expect(hasBecomeMarkup(html), what).toBe(false);
  // Typed text is looked for outside of scripts, where it stands for the page's own program.
  const text = html.replaceAll(/<script[\s\S]*?<\/script>/g, '');
  for (const field of fields) if (text.includes(`k-${field}`)) seen.add(field);
}

const send = (request: APIRequestContext, path: string, form: Record<string, string>, session?: string) =>
  request.post(path, { form, headers: session ? cookie(session) : browser });

test.describe('hostile words in every field', () => {
  test.describe.configure({ mode: 'serial' });

  test.beforeAll(() => {
    const script = join(import.meta.dirname, '../support/hostile-case.ts');
    const out = execFileSync(process.execPath, [script], { encoding: 'utf8', env: { ...process.env } });
    made = JSON.parse(out.trim().split('\n').at(-1) ?? '') as HostileCase;
  });

  test('are text on every page, public and of staff', async ({ request }) => {
    const search = `cari=${encodeURIComponent(hostile('reference'))}`;
    const officerPaths = [
      ...[made.id, made.other].map((id) => `/staf/pengaduan/${id}`),
      ...['tampil=semua', `tampil=saya`, search].map((query) => `/staf/pengaduan?${query}`)
    ];
    const staff = pageAddresses().filter(({ path, staff }) => staff && !/masuk|undangan|bukti/.test(path));
    for (const path of officerPaths) {
      await look(await request.get(path, { headers: cookie(site.officerSession) }), path);
    }
    for (const session of [site.adminSession, site.officerSession]) {
      for (const { path } of staff) await look(await request.get(path, { headers: cookie(session) }), path);
    }
    for (const { path, staff } of pageAddresses()) if (!staff) await look(await request.get(path), path);
  });

  test('are text on the page a code opens, and on the page with the identity', async ({ request }) => {
    for (const path of ['/pengaduan/lacak', '/en/pengaduan/lacak']) {
      await look(await send(request, `${path}?/buka`, { code: made.code }), path);
      await look(await send(request, `${path}?/buka`, { code: hostile('code') }), path);
    }
    const identity = `/staf/pengaduan/${made.id}?/identitas`;
    await look(await send(request, identity, {}, site.officerSession), identity);
    expect(fields.filter((field) => !seen.has(field))).toEqual([]);
  });

  test('stay text when a form comes back with them', async ({ request }) => {
    const words = Object.fromEntries(
      ['class', 'category', 'description', 'occurredOn', 'place', 'name', 'email', 'phone', 'identity', 'date', 'kind']
        .concat(['into', 'destination', 'externalReference', 'summary', 'body', 'reason', 'value', 'validFrom'])
        .concat(['submissionId', 'channel', 'receivedOn', 'subject', 'address', 'score', 'words', 'role'])
        .map((field) => [field, hostile(field)])
    );
    for (const path of ['/pengaduan/baru?/kirim', '/pengaduan/baru?/serupa', '/en/pengaduan/baru?/kirim']) {
      await look(await send(request, path, words), path);
    }
    for (const action of ['balas', 'bukakembali', 'nilai', 'kabari']) {
      const path = `/pengaduan/lacak?/${action}`;
      await look(await send(request, path, { ...words, code: made.code }), path);
    }
    for (const step of ['merge', 'forward', 'summary', 'classify', 'message', 'assign', 'reject', hostile('step')]) {
      const path = `/staf/pengaduan/${made.id}?/langkah`;
      await look(await send(request, path, { ...words, step, version: '0' }, site.officerSession), `${path} ${step}`);
    }
    const forAdmin = ['hari-libur?/tambah', 'pengaturan/office.phone', 'pengguna/undang'];
    for (const path of forAdmin) await look(await send(request, `/staf/${path}`, words, site.adminSession), path);
    await look(await send(request, '/staf/pengaduan/masuk', words, site.officerSession), 'masuk');
    const query = new URLSearchParams(
      ['number', 'place', 'date', 'position', 'capacity', 'name', 'employeeNumber'].map((name) => [name, hostile(name)])
    );
    const report = `/staf/rekap/2025-03/laporan?${query.toString()}`;
    await look(await request.get(report, { headers: cookie(site.officerSession) }), 'laporan');
  });

  test('are JSON, and taken for nothing else, where programs read', async ({ request }) => {
    const paths = ['requests.json', `requests/${made.registerNumber.replaceAll('/', '-')}.json`];
    for (const path of paths) {
      const response = await request.get(`/open311/v2/${path}`);
      expect(response.headers(), path).toMatchObject({
        'content-type': expect.stringMatching(/^application\/json/),
        'x-content-type-options': 'nosniff'
      });
      expect(JSON.stringify(await response.json()), path).toContain(JSON.stringify(hostile('summary')).slice(1, -1));
    }
    const own = await send(request, '/pengaduan/lacak/data', { code: made.code });
    expect(own.headers()).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment/),
      'x-content-type-options': 'nosniff'
    });
    expect(JSON.stringify(JSON.parse(await own.text()))).toContain('k-rating');
  });
});
