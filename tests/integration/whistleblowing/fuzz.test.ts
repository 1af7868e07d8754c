import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { openFuzzed } from '#tests/support/open-fuzzed.ts';
import { fuzzSite } from '#tests/support/fuzz-site.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** The short form; `npm run fuzz` sends 100,000 to each address. */
test('no changed envelope is stored, ends in a failure or is told of the inside', async () => {
  const { site, vault, session, admin } = await openFuzzed(database);
  const { requests, statuses, wrong } = await fuzzSite(site, vault, { each: 120, seed: 20_261_124, session, admin });
  expect(wrong).toEqual([]);
  expect(requests).toBe(14 * 120);
  expect(site.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  // Changes of nothing that is bound (a challenge, an empty list) leave a right report; it is stored once.
  expect(statuses['POST /wbs/api/reports 201'] ?? 0).toBeLessThanOrEqual(1);
  expect(statuses['POST /wbs/api/mailbox/messages 201'] ?? 0).toBeLessThanOrEqual(1);
  expect(statuses['POST /staf/wbs/kunci 303'] ?? 0).toBe(0);
  // Beyond the schema: the key itself is asked, and most changes leave its word wrong or the key known.
  expect(statuses['POST /staf/wbs/kunci-saya/simpan 200'] ?? 0).toBeGreaterThan(0);
  for (const name of ['/wbs/api/reports', '/wbs/api/files', '/staf/wbs/[id]/langkah', '/wbs/lapor?/kirim']) {
    const counts = Object.entries(statuses).filter(([status]) => status.startsWith(`POST ${name} 4`));
    expect(counts.length, name).toBeGreaterThan(0);
  }
}, 240_000);
