import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findEpoch } from '#lib/domain/calendar/instant.ts';
import { encodeUpload } from '#lib/protocol/wbs1/upload.ts';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { endpoints, openReporterSite, origin, type ReporterSite } from '#tests/support/reporter-requests.ts';
import { newFileId, newReport, openVault, write, type TestVault } from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;
let site: ReporterSite;

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterAll(() => database.close());
beforeEach(() => {
  site = openReporterSite(database, vault);
});

async function wholeWay(): Promise<Response[]> {
  const fileId = newFileId();
  const report = await newReport(vault, { own: true, files: [{ fileId, size: 50 }] });
  const answers = [await site.send('/wbs/api/keys'), await site.send('/wbs/api/reports', report.submission)];
  const upload = encodeUpload({
    lookup: report.reporter.lookup,
    fileId: new Uint8Array(Buffer.from(fileId, 'base64url')),
    number: 0,
    chunk: new Uint8Array(50)
  });
  answers.push(await site.send('/wbs/api/files/missing', { lookup: report.lookup, fileId }));
  answers.push(await site.send('/wbs/api/files', upload));
  const message = messageToWire(await write(vault, report, [report.first], 'reporter'));
  answers.push(await site.send('/wbs/api/mailbox/messages', { lookup: report.lookup, message }));
  answers.push(await site.send('/wbs/api/mailbox', { lookup: report.lookup }));
  const { messageId } = report.first.header;
  answers.push(await site.send('/wbs/api/mailbox/message', { lookup: report.lookup, messageId }));
  return answers;
}

describe('a reporter’s whole way', () => {
  test('works, and nobody looks at a cookie or an address, and nothing is logged', async () => {
    const answers = await wholeWay();
    expect(answers.map(({ status }) => status)).toEqual([200, 201, 200, 201, 201, 200, 200]);
    expect(await answers[2]?.json()).toEqual({ missing: [0] });
    expect(site.looks).toEqual([]);
    expect(site.logged).toEqual([]);
  });

  test('leaves no job, no mail, no limit and no entry of the general audit, and no time but days', async () => {
    const count = async () => {
      const tables = await database.db.$client<{ name: string }[]>`
        select table_schema || '.' || table_name as name from information_schema.tables
        where table_schema not in ('wbs', 'pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`;
      const rows: Record<string, number> = {};
      for (const { name } of tables) {
        const [row] = await database.db.$client.unsafe<{ n: number }[]>(`select count(*)::int as n from ${name}`);
        rows[name] = row?.n ?? 0;
      }
      return rows;
    };
    const before = await count();
    await wholeWay();
    expect(await count()).toEqual(before);
    const [dump] = await database.db.$client<{ text: string }[]>`
      select string_agg(t::text, ' ') as text from (select r.* from wbs.reports r) t`;
    const instants = (dump?.text ?? '').split(/[,() ]/).filter((word) => findEpoch(word) !== undefined);
    expect(instants).toEqual([]);
  });
});

describe('headers', () => {
  test.each([...Object.keys(endpoints), '/wbs', '/en/wbs/lapor', '/wbs/none', '/%77bs/kotak'])(
    'of %s are the reporters’ own, whatever it answers',
    async (path) => {
      const { headers } = await site.send(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; " +
          "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; worker-src 'self'; " +
          "require-trusted-types-for 'script'; trusted-types wbs",
        'referrer-policy': 'strict-origin',
        'cache-control': 'no-store, no-transform',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
        'x-dns-prefetch-control': 'off'
      });
      expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*usb=\(\)/);
      expect(headers.get('x-robots-tag')).toContain('noarchive');
      for (const name of ['set-cookie', 'report-to', 'reporting-endpoints', 'nel', 'etag', 'server']) {
        expect(headers.has(name)).toBe(false);
      }
      expect(site.looks).toEqual([]);
    }
  );
});

describe('a request is refused', () => {
  test.each([
    ['from another site', { origin: 'https://evil.example', 'content-type': 'application/json' }, 403],
    ['without saying from where', { 'content-type': 'application/json' }, 403],
    ['that hides from where', { origin: 'null', 'content-type': 'application/json' }, 403],
    ['that is no JSON', { origin, 'content-type': 'text/plain' }, 415]
  ])('%s', async (_, headers, status) => {
    expect((await site.send('/wbs/api/mailbox', {}, { headers })).status).toBe(status);
  });

  test('over plain HTTP from another machine', async () => {
    const answer = await site.send('/wbs/api/keys', undefined, {
      headers: { 'x-suara-protocol': 'http', 'x-suara-host': '192.168.1.7:3000' }
    });
    expect(answer.status).toBe(403);
  });
});

test('a failure inside is answered with a code, and the log keeps its kind alone, without an address', async () => {
  const { submission } = await newReport(vault);
  await database.db.$client`alter table wbs.reports rename column alg to gone`;
  try {
    const answer = await site.send('/wbs/api/reports', submission);
    expect([answer.status, await answer.json()]).toEqual([500, { problem: 'server' }]);
    expect(site.logged).toHaveLength(1);
    const { time: _, ...line } = JSON.parse(site.logged[0] ?? '{}') as Record<string, unknown>;
    const failures = { 'Error 42703': 1 };
    expect(line).toEqual({ level: 50, path: '/wbs', failures, msg: 'requests failed since the last full hour' });
  } finally {
    await database.db.$client`alter table wbs.reports rename column gone to alg`;
  }
});
