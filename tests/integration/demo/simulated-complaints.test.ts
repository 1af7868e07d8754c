import { afterAll, beforeAll, expect, it } from 'vitest';
import { counterOf } from '#lib/domain/complaints/complaint-state.ts';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { verifyAudit } from '#lib/server/audit/service.ts';
import type { ComplaintDependencies } from '#lib/server/complaints/dependencies.ts';
import { inboxCounts, listInbox } from '#lib/server/complaints/inbox.ts';
import { shareOutComplaints, simulateComplaints } from '#lib/server/demo/complaints.ts';
import { complaintDependencies, makeOfficer } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

const demo: Actor = { kind: 'program', name: 'demo' };
let database: TestDatabase;
let deps: ComplaintDependencies;
let stored: number;

beforeAll(async () => {
  database = await openTestDatabase();
  deps = complaintDependencies(database.db, { time: epochOf('2026-11-24T10:00:00+08:00') });
  stored = await simulateComplaints(deps);
  await makeOfficer(database.db);
  await shareOutComplaints(deps);
});
afterAll(() => database.close());

it('fills two years with cases in every state an office meets', async () => {
  const { total } = await listInbox(deps, demo, { filter: 'all', page: 1 });
  expect(stored).toBeGreaterThan(40);
  expect(total).toBe(stored);
  const rows = await database.db.$client<{ state: Parameters<typeof counterOf>[0] }[]>`select state from complaints`;
  const counters = new Set(rows.map(({ state }) => counterOf(state) ?? 'left out'));
  expect(counters).toEqual(new Set(['in_process', 'done', 'left out']));
});

it('leaves something overdue, something due today, and something given to the officer', async () => {
  const counts = await inboxCounts(deps, demo);
  expect(counts.overdue).toBeGreaterThan(0);
  expect(counts.due).toBeGreaterThan(0);
  const { items } = await listInbox(deps, demo, { filter: 'open', page: 1 });
  expect(items.some(({ assignee }) => assignee === 'Petugas Uji')).toBe(true);
});

it('takes each step in its own time: numbers without gaps, and an unbroken audit log in order', async () => {
  const gaps = await database.db.$client`
    select register_year from complaints group by register_year having max(register_sequence) <> count(*)`;
  expect(gaps).toHaveLength(0);
  expect(await verifyAudit(database.db)).toMatchObject({ ok: true });
  const disorder = await database.db.$client`
    select number from (select number, at, lag(at) over (order by number) as before from audit_entries) as entries
    where at < before and before < ${'2026-11-24T00:00:00Z'}`;
  expect(disorder).toHaveLength(0);
});

it('is not repeated', async () => {
  expect(await simulateComplaints(deps, 2)).toBe(0);
});
