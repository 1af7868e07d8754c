import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { canonicalEntry, type AuditEntry } from '#lib/domain/audit/entry.ts';
import { presentEntry } from '#lib/server/audit/presenter.ts';
import { listAudit, verifyAudit } from '#lib/server/audit/service.ts';
import { whistleblowingJobs } from '#lib/server/jobs/whistleblowing-jobs.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import { recordWbsAudit } from '#lib/server/whistleblowing/audit.ts';
import { sealWbsAudit, verifyWbsAudit, wbsAuditHead } from '#lib/server/whistleblowing/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { openVault, tuesday, type TestVault } from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;

beforeEach(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterEach(() => database.close());

const act = () =>
  recordWbsAudit(database.db, { at: vault.clock.time, actor: vault.inside.actor, action: 'wbs.key_made', subject: '' });
const seals = async () => (await listAudit(database.db)).filter(({ action }) => action === 'wbs.seal');

/** What somebody does who owns the tables: the entry changed, and every hash behind it computed anew. */
async function forge(number: number, actor: string) {
  const { $client } = database.db;
  await $client`alter table wbs.audit_entries disable trigger all`;
  await $client`update wbs.audit_entries set actor = ${actor} where number = ${number}`;
  const rows = await $client<AuditEntry[]>`select * from wbs.audit_entries order by number`;
  let hash: Buffer = Buffer.alloc(32);
  for (const row of rows) {
    const entry = { ...row, number: Number(row.number), at: new Date(row.at) };
    hash = createHash('sha256').update(hash).update(canonicalEntry(entry)).digest();
    await $client`update wbs.audit_entries set hash = ${hash} where number = ${entry.number}`;
  }
  await $client`alter table wbs.audit_entries enable trigger all`;
}

async function cutAfter(number: number) {
  await database.db.$client`alter table wbs.audit_entries disable trigger all`;
  await database.db.$client`delete from wbs.audit_entries where number > ${number}`;
}

test('head and count of the trail go into the general log, changed or not', async () => {
  await sealWbsAudit(vault.deps);
  await act();
  await act();
  await sealWbsAudit(vault.deps);
  await sealWbsAudit(vault.deps);
  const { number, hash } = await wbsAuditHead(database.db);
  expect(number).toBe(2);
  expect((await seals()).map(({ details }) => details)).toEqual([
    { count: 2, sha256: hash },
    { count: 2, sha256: hash },
    { count: 0, sha256: '0'.repeat(64) }
  ]);
  const [newest] = await seals();
  if (!newest) throw new Error('no seal');
  expect(presentEntry(newest, new Map())).toMatchObject({
    action: 'mencatat segel harian',
    subject: 'jejak penerima WBS',
    details: `jumlah 2, SHA-256 ${hash}`
  });
  expect((await verifyAudit(database.db)).ok).toBe(true);
});

test('a job does it at one hour of every day, whatever there is', async () => {
  const job = whistleblowingJobs(vault.deps as unknown as Runtime).find(({ name }) => name === 'wbs-seal');
  expect(job?.cron).toMatch(/^\d+ \d+ \* \* \*$/);
  await job?.run();
  expect(await seals()).toHaveLength(1);
});

test('an office without whistleblowing has no seals', async () => {
  await sealWbsAudit({ ...vault.deps, config: { ...vault.deps.config, wbsRootKey: undefined } });
  expect(await seals()).toEqual([]);
});

test('a trail that its owner computed anew is whole in itself, and denied by the seal', async () => {
  for (let n = 0; n < 4; n++) await act();
  await forge(2, 'x');
  expect((await verifyWbsAudit(database.db)).ok).toBe(true);
  await sealWbsAudit(vault.deps);
  await act();
  expect((await verifyWbsAudit(database.db)).ok).toBe(true);
  await forge(2, 'y');
  const denied = { ok: false, broken: 4, sealedAt: new Date(tuesday) };
  expect(await verifyWbsAudit(database.db)).toEqual(denied);
  // A seal of what was forged does not take the older one back.
  await cutAfter(4);
  vault.clock.time += 86_400_000;
  await sealWbsAudit(vault.deps);
  expect(await verifyWbsAudit(database.db)).toEqual(denied);
});

test('a trail whose end was cut off is denied by the seal, even when it grew again', async () => {
  for (let n = 0; n < 3; n++) await act();
  await sealWbsAudit(vault.deps);
  await cutAfter(1);
  expect(await verifyWbsAudit(database.db)).toEqual({ ok: false, broken: 2, sealedAt: new Date(tuesday) });
  vault.clock.time += 1000;
  await act();
  await act();
  expect(await verifyWbsAudit(database.db)).toEqual({ ok: false, broken: 3, sealedAt: new Date(tuesday) });
});
