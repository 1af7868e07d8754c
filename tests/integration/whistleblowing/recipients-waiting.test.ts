import { afterAll, beforeAll, expect, test } from 'vitest';
import { isDatabaseAway } from '#lib/server/http/database-away.ts';
import { markRead, submitReport } from '#lib/server/whistleblowing/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newReport, openVault, type TestVault } from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterAll(() => database.close());

test('recipients who wait for a report that is held give up, and leave the connections to everybody else', async () => {
  const report = await newReport(vault);
  await submitReport(vault.deps, report.submission);
  await database.db.$client.begin(async (holder) => {
    await holder`select id from wbs.reports for update`;
    const waiting = Array.from({ length: 12 }, () => markRead(vault.deps, vault.inside.actor, report.id, 1));
    const outcomes = await Promise.allSettled(waiting);
    for (const outcome of outcomes)
      expect(outcome.status === 'rejected' && isDatabaseAway(outcome.reason), JSON.stringify(outcome)).toBe(true);
  });
  await expect(markRead(vault.deps, vault.inside.actor, report.id, 1)).resolves.toBeUndefined();
}, 60_000);
