import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '#lib/server/db/client.ts';
import { migrateDatabase } from '#lib/server/db/migrations.ts';
import { hasRoles } from '#lib/server/whistleblowing/access-repository.ts';
import {
  currentGate,
  ensureRoles,
  isMailboxSafe,
  openReport,
  readMailbox,
  submitReport,
  unsafeSettings
} from '#lib/server/whistleblowing/service.ts';
import { openEmptyDatabase } from '#tests/support/database.ts';
import { startTestPostgres } from '#tests/support/postgres.ts';
import { newReport, openVault } from '#tests/support/whistleblowing.ts';

const migrationsFolder = join(import.meta.dirname, '../../../drizzle');

test('a program that may make no roles keeps the form closed until an administrator gives them', async () => {
  const database = await openEmptyDatabase();
  const { $client } = database.db;
  const name = new URL(database.url).pathname.slice(1);
  await $client.unsafe(`create role ${name}_user login password 'x'; alter database ${name} owner to ${name}_user`);
  const url = Object.assign(new URL(database.url), { username: `${name}_user`, password: 'x' }).href;
  await migrateDatabase(url, migrationsFolder);
  const { db, close } = connect({ url, applicationName: 'test' });
  try {
    expect([await ensureRoles(db), await hasRoles(db)]).toEqual([false, false]);
    const vault = await openVault(db);
    expect(await currentGate(vault.deps)).toEqual({ open: false, reason: 'database_roles' });
    expect(await isMailboxSafe(vault.deps)).toBe(false);

    await $client.unsafe(`grant wbs_web, wbs_office to ${name}_user`);
    expect([await ensureRoles(db), await hasRoles(db)]).toEqual([true, true]);
    // The libraries a server loads are its superuser's secret unless the program may see all settings.
    expect(await currentGate(vault.deps)).toEqual({ open: false, reason: 'database_logging' });
    await $client.unsafe(`grant pg_read_all_settings to ${name}_user`);
    expect((await currentGate(vault.deps)).open).toBe(true);
    const { submission, lookup, id } = await newReport(vault);
    expect(await submitReport(vault.deps, submission)).toEqual({ status: 'created' });
    expect(await readMailbox(vault.deps, { lookup, after: 0 })).toContain(id);
  } finally {
    await close();
    await database.close();
  }
});

/**
 * From PostgreSQL 16 on, who makes a role without being a superuser administers it and may not take it on before giving it to
 * themselves. A cluster of its own: the roles must not be there yet.
 */
test.skipIf(process.env.TEST_DATABASE_URL !== undefined)(
  'a program that may make roles, and is no superuser, takes reports; another database’s program beside it stays closed',
  async () => {
    const cluster = await startTestPostgres();
    const admin = connect({ url: cluster.url, applicationName: 'test', maxConnections: 1 });
    const opened: (() => Promise<void>)[] = [admin.close, cluster.stop];
    const programOf = async (name: string) => {
      await admin.db.$client.unsafe(`create role ${name} login createrole password 'x' in role pg_read_all_settings`);
      await admin.db.$client.unsafe(`create database ${name} owner ${name}`);
      const url = Object.assign(new URL(cluster.url), { username: name, password: 'x', pathname: `/${name}` }).href;
      await migrateDatabase(url, migrationsFolder);
      const { db, close } = connect({ url, applicationName: 'test' });
      opened.unshift(close);
      return { db, vault: await openVault(db) };
    };
    try {
      const { db, vault } = await programOf('first_program');
      expect([await ensureRoles(db), await hasRoles(db)]).toEqual([true, true]);
      expect((await currentGate(vault.deps)).open).toBe(true);
      const { submission, lookup, id } = await newReport(vault);
      expect(await submitReport(vault.deps, submission)).toEqual({ status: 'created' });
      expect(await readMailbox(vault.deps, { lookup, after: 0 })).toContain(id);
      expect((await openReport(vault.deps, vault.inside.actor, id)).messages).toHaveLength(1);

      // Roles belong to the cluster; this program made none of them, and nobody gave them to it.
      const second = await programOf('second_program');
      expect([await ensureRoles(second.db), await hasRoles(second.db)]).toEqual([false, false]);
      expect(await currentGate(second.vault.deps)).toEqual({ open: false, reason: 'database_roles' });

      // Membership without the right to take the role on is no membership.
      await admin.db.$client.unsafe('grant wbs_web, wbs_office to second_program with set false');
      expect(await hasRoles(second.db)).toBe(false);
      const late = await newReport(second.vault);
      expect(await submitReport(second.vault.deps, late.submission)).toEqual({
        status: 'closed',
        reason: 'database_roles'
      });

      // Whoever keeps the write-ahead log keeps the second of each report.
      await admin.db.$client`select pg_create_physical_replication_slot('copy')`;
      expect(await unsafeSettings(db)).toEqual(['pg_replication_slots']);
      expect(await currentGate(vault.deps)).toEqual({ open: false, reason: 'database_logging' });
      await admin.db.$client`select pg_drop_replication_slot('copy')`;
      expect((await currentGate(vault.deps)).open).toBe(true);
    } finally {
      for (const close of opened) await close();
    }
  }
);
