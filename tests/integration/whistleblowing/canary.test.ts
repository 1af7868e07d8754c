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
