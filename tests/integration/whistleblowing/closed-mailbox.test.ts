import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeUpload } from '#lib/protocol/wbs1/upload.ts';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { connect, type Database } from '#lib/server/db/client.ts';
import { mailboxBytes, submitReport } from '#lib/server/whistleblowing/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { openReporterSite, type ReporterSite } from '#tests/support/reporter-requests.ts';
import {
  newFileId,
  newReport,
  openVault,
  write,
  type TestReport,
  type TestVault
} from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let loud: { readonly db: Database; close(): Promise<void> };
let vault: TestVault;
let report: TestReport;
let site: ReporterSite;
const fileId = newFileId();

/** A database that holds a report, and that somebody then told to log statements. */
beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
  report = await newReport(vault, { own: true, files: [{ fileId, size: 50 }] });
  await submitReport(vault.deps, report.submission);
  const { $client } = database.db;
  const name = new URL(database.url).pathname.slice(1);
  await $client.unsafe(`alter database ${name} set log_min_duration_statement = 0`);
  // Whoever asked anything of a report now would be refused by the database, and the answer would be another one.
  await $client`revoke execute on all functions in schema wbs from wbs_web`;
  await $client`revoke all on all tables in schema wbs from wbs_web`;
  loud = connect({ url: database.url, applicationName: 'test' });
  site = openReporterSite(database, { ...vault, deps: { ...vault.deps, db: loud.db } });
});
afterAll(async () => {
  await loud.close();
  await database.close();
});

test('while the database logs, a mailbox’s answer is closed, as long as ever, and the same for every code', async () => {
  const answers = await Promise.all(
    [report.lookup, randomBytes(32).toString('base64url')].map((lookup) => site.send('/wbs/api/mailbox', { lookup }))
  );
  for (const response of answers) {
    expect(response.status).toBe(503);
    const text = await response.text();
    expect(Buffer.byteLength(text)).toBe(mailboxBytes);
    const { filler, ...rest } = JSON.parse(text) as { filler: string };
    expect(rest).toEqual({ problem: 'closed', closed: 'database_logging' });
    expect(filler).toMatch(/^[\w-]+$/);
  }
  const [one, two] = answers.map(({ headers }) => [...headers].sort().join());
  expect(one).toBe(two);
});

test('no other way in asks the database for a report then', async () => {
  const upload = {
    lookup: report.reporter.lookup,
    fileId: new Uint8Array(Buffer.from(fileId, 'base64url')),
    number: 0,
    chunk: new Uint8Array(50)
  };
  const message = messageToWire(await write(vault, report, [report.first], 'reporter'));
  const { messageId } = report.first.header;
  const asked: [string, unknown][] = [
    ['/wbs/api/mailbox/message', { lookup: report.lookup, messageId }],
    ['/wbs/api/mailbox/messages', { lookup: report.lookup, message }],
    ['/wbs/api/files/missing', { lookup: report.lookup, fileId }],
    ['/wbs/api/files', encodeUpload(upload)],
    ['/wbs/api/reports', report.submission]
  ];
  for (const [path, body] of asked) {
    const response = await site.send(path, body);
    expect([response.status, await response.json()], path).toEqual([
      503,
      { problem: 'closed', closed: 'database_logging' }
    ]);
  }
  expect(site.logged).toEqual([]);
});
