import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { fuzzReporters } from '#tests/support/fuzz-reporters.ts';
import { openReporterSite } from '#tests/support/reporter-requests.ts';
import { openVault, type TestVault } from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterAll(() => database.close());

/** The short form; `npm run fuzz` sends 100,000. */
test('no changed envelope is stored, ends in a failure or is told of the inside', async () => {
  const site = openReporterSite(database, vault);
  const { requests, statuses, wrong } = await fuzzReporters(site, vault, { each: 250, seed: 20_261_124 });
  expect(wrong).toEqual([]);
  expect(requests).toBe(1500);
  expect(site.logged).toEqual([]);
  expect(site.looks).toEqual([]);
  // Changes of nothing that is bound (a challenge, an empty list) leave a right report; it is stored once.
  expect(statuses['/wbs/api/reports 201'] ?? 0).toBeLessThanOrEqual(1);
  expect(statuses['/wbs/api/mailbox/messages 201'] ?? 0).toBeLessThanOrEqual(1);
  const [row] = await database.db.$client<{ n: number }[]>`select count(*)::int as n from wbs.reports`;
  expect(row?.n).toBeLessThanOrEqual(2);
}, 120_000);
