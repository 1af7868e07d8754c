import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { loadBackup } from '#lib/server/backup/load.ts';
import { saveBackup } from '#lib/server/backup/save.ts';
import { isWbsBackupTooOld } from '#lib/server/backup/wbs-age.ts';
import {
  currentGate,
  ensureInstanceId,
  freezeHalfYears,
  openReport,
  readMailbox,
  replayPurges,
  submitReport,
  verifyWbsAudit
} from '#lib/server/whistleblowing/service.ts';
import { appendPurged, purgeListOf } from '#lib/server/whistleblowing/purge-list.ts';
import { openEmptyDatabase, openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { newReport, openVault } from '#tests/support/whistleblowing.ts';

const folder = temporaryFolder('suara-wbs-backup-');
const migrationsFolder = join(import.meta.dirname, '../../../drizzle');
const opened: TestDatabase[] = [];
afterAll(() => Promise.all(opened.map(({ close }) => close())));

async function open(make: () => Promise<TestDatabase>): Promise<TestDatabase> {
  const database = await make();
  opened.push(database);
  return database;
}

const plainOf = (path: string) => gunzipSync(readFileSync(path)).toString('latin1');

it('reports stand in a file of their own, come back with it, and stay erased when they were', async () => {
  const source = await open(openTestDatabase);
  const vault = await openVault(source.db);
  const [kept, erased] = [await newReport(vault), await newReport(vault)];
  for (const { submission } of [kept, erased]) await submitReport(vault.deps, submission);
  const [main, wbs] = [join(folder, 'a'), join(folder, 'a.wbs')];
  await saveBackup(vault.deps, wbs, 'wbs');
  await saveBackup(vault.deps, main);
  const hex = Buffer.from(kept.id, 'base64url').toString('hex');
  expect(plainOf(main)).not.toContain(hex);
  expect(plainOf(wbs)).toContain(hex);

  const target = await open(openEmptyDatabase);
  await loadBackup({ db: target.db, databaseUrl: target.url, migrationsFolder }, main, wbs);
  const deps = { ...vault.deps, db: target.db };
  const found = async (lookup: string) =>
    (JSON.parse(await readMailbox(deps, { lookup, after: 0 })) as { found: boolean }).found;
  expect([await found(kept.lookup), await found(erased.lookup)]).toEqual([true, true]);
  await appendPurged(purgeListOf(deps.config.keyFile), [Buffer.from(erased.id, 'base64url')]);
  expect(await replayPurges(deps)).toBe(1);
  expect([await found(kept.lookup), await found(erased.lookup)]).toEqual([true, false]);

  const without = await open(openEmptyDatabase);
  await loadBackup({ db: without.db, databaseUrl: without.url, migrationsFolder }, main);
  expect(await without.db.$client`select 1 from wbs.reports`).toHaveLength(0);
});

it('what outlives reports comes back without their file: figures, keys, the trail and the id, and nothing of the running hour', async () => {
  const source = await open(openTestDatabase);
  const vault = await openVault(source.db);
  const { submission, id } = await newReport(vault);
  await submitReport(vault.deps, submission);
  await openReport(vault.deps, vault.inside.actor, id);
  await source.db.$client`update wbs.instance set unread_by_all = true`;
  await source.db.$client`
    insert into wbs.statistics (id, received, closed, state, reason, mode, acknowledged_in_time, feedback_in_time)
    values (gen_random_uuid(), '2026-s1', '2026-s2', 'closed_proven', 'proven', 'browser', true, false)`;
  await freezeHalfYears({ ...vault.deps, now: () => vault.clock.time + 90 * 86_400_000 });
  const main = join(folder, 'b');
  await saveBackup(vault.deps, main);

  const target = await open(openEmptyDatabase);
  await loadBackup({ db: target.db, databaseUrl: target.url, migrationsFolder }, main);
  for (const table of ['statistics', 'half_years', 'key_lists', 'recipient_keys', 'audit_entries']) {
    const rows = (db: TestDatabase) => db.db.$client.unsafe(`select * from wbs.${table} order by 1`);
    const kept = await rows(source);
    expect(kept.length, table).toBeGreaterThan(0);
    expect(await rows(target), table).toEqual(kept);
  }
  const [counted] = await source.db.$client`select * from wbs.instance`;
  const [instance] = await target.db.$client`select * from wbs.instance`;
  expect(counted).toMatchObject({ reports_this_hour: 1, unread_by_all: true });
  expect(instance).toEqual({ ...counted, reports_this_hour: 0, bytes_this_hour: '0', unread_by_all: false });
  const deps = { ...vault.deps, db: target.db };
  expect(await ensureInstanceId(target.db)).toBe(vault.instanceId);
  expect((await currentGate(deps)).open).toBe(true);
  expect((await verifyWbsAudit(target.db)).ok).toBe(true);
  for (const table of ['reports', 'wraps', 'messages', 'files', 'chunks', 'spent_nonces']) {
    expect(await target.db.$client.unsafe(`select from wbs.${table}`), table).toHaveLength(0);
  }
});

it('a file of reports is loaded for 30 days', () => {
  const day = 86_400_000;
  const made = Date.parse('2026-11-01T00:00:00Z');
  expect(isWbsBackupTooOld('2026-11-01T00:00:00Z', made + 30 * day)).toBe(false);
  expect(isWbsBackupTooOld('2026-11-01T00:00:00Z', made + 30 * day + 1)).toBe(true);
});
