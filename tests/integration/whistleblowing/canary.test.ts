import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { openReporterSite } from '#tests/support/reporter-requests.ts';
import { newReport, openVault, write, type TestVault } from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterAll(() => database.close());

/** Files of this database and the write-ahead log, as they lie on the disk after a checkpoint. */
async function bytesAtRest(): Promise<Buffer[]> {
  const { $client } = database.db;
  await $client`checkpoint`;
  const [place] = await $client<{ folder: string; oid: number }[]>`
    select current_setting('data_directory') as folder, oid::int from pg_database where datname = current_database()`;
  const folders = [join(place?.folder ?? '', 'base', String(place?.oid)), join(place?.folder ?? '', 'pg_wal')];
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => readFileSync(path))
  );
}

/** A value as somebody might have written it down: raw, base64, base64url, hexadecimal. */
const spellings = (value: Buffer): Buffer[] => [
  value,
  ...(['hex', 'base64', 'base64url'] as const).map((encoding) => Buffer.from(value.toString(encoding)))
];

test.skipIf(process.env.TEST_DATABASE_URL !== undefined)(
  'of a report from a browser nothing that opens or tells of it lies on the disk or in the log',
  async () => {
    const site = openReporterSite(database, vault);
    const [seeded, word] = ['BENIHYANGHARUSADA', 'KENARIDALAMLAPORAN'];
    await database.db.$client`insert into settings values (${seeded}, '2026-01-01', '1', now())`;
    const report = await newReport(vault, { text: `${word} `.repeat(20) });
    expect((await site.send('/wbs/api/reports', report.submission)).status).toBe(201);
    const message = messageToWire(await write(vault, report, [report.first], 'reporter', { text: word }));
    expect((await site.send('/wbs/api/mailbox/messages', { lookup: report.lookup, message })).status).toBe(201);
    await site.send('/wbs/api/mailbox', { lookup: report.lookup });

    const files = await bytesAtRest();
    const found = (value: Buffer) => files.some((file) => file.includes(value));
    expect(found(Buffer.from(seeded))).toBe(true);
    expect(found(Buffer.from(report.id, 'base64url'))).toBe(true);
    const { reporter, reportKey } = report;
    const secrets = {
      lookup: reporter.lookup,
      kem: reporter.keyPair.privateKey,
      sign: reporter.signSeed,
      report: reportKey.privateKey
    };
    for (const [name, secret] of Object.entries({ ...secrets, word: Buffer.from(word) })) {
      for (const spelling of spellings(Buffer.from(secret))) expect(found(spelling), name).toBe(false);
    }
    const said = site.logged.join('\n');
    expect(said).toBe('');
  }
);

/** Moments that PostgreSQL keeps of its own work, as docs/security/limits.md says: each the newest alone. */
const toldMoments = [
  ...['backend_start', 'query_start', 'state_change', 'xact_start'].map((column) => `pg_stat_activity.${column}`),
  ...['analyze', 'autoanalyze', 'autovacuum', 'idx_scan', 'seq_scan', 'vacuum'].map(
    (what) => `pg_stat_all_tables.last_${what}`
  ),
  'pg_stat_all_indexes.last_idx_scan'
];

test.skipIf(process.env.TEST_DATABASE_URL !== undefined)(
  'after a report the server’s own statistics hold no moment but those that are told, and no value of it',
  async () => {
    const site = openReporterSite(database, vault);
    const report = await newReport(vault);
    expect((await site.send('/wbs/api/reports', report.submission)).status).toBe(201);
    const { $client } = database.db;
    const columns = await $client<{ view: string; column: string; narrow: boolean }[]>`
      select c.table_name as view, c.column_name as column, exists (select from information_schema.columns s
        where s.table_name = c.table_name and s.column_name = 'schemaname') as narrow
      from information_schema.columns c where c.table_schema = 'pg_catalog' and c.data_type like 'timestamp%'
        and c.table_name like 'pg\\_stat%' and c.table_name !~ '_(sys|user|xact)_' and c.column_name <> 'stats_reset'`;
    expect(columns.length).toBeGreaterThan(5);
    const recent: string[] = [];
    for (const { view, column, narrow } of columns) {
      const [row] = await $client.unsafe(
        `select count(*)::int as n from ${view} where ${column} > now() - interval '1 hour' ${narrow ? `and schemaname = 'wbs'` : ''}`
      );
      if (row?.n > 0) recent.push(`${view}.${column}`);
    }
    expect(recent).toContain('pg_stat_activity.state_change');
    expect(recent.filter((moment) => !toldMoments.includes(moment))).toEqual([]);
    const [settings] = await $client`
      select current_setting('track_commit_timestamp') as commits, current_setting('track_functions') as functions,
        (select count(*)::int from pg_extension where extname like 'pg_stat%') as extensions`;
    expect(settings).toEqual({ commits: 'off', functions: 'none', extensions: 0 });
    const statements = JSON.stringify(await $client`select query from pg_stat_activity`);
    expect(statements).toContain('pg_stat_activity');
    const { lookupHash, id } = report.submission.report;
    for (const value of [lookupHash, id, report.lookup])
      for (const spelling of spellings(Buffer.from(value, 'base64url')))
        expect(statements.includes(spelling.toString('latin1'))).toBe(false);
  }
);
