import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '#lib/server/db/client.ts';
import { migrateDatabase } from '#lib/server/db/migrations.ts';
import { hasRoles } from '#lib/server/whistleblowing/access-repository.ts';
import {
  currentGate,
  ensureRoles,
  isMailboxSafe,
  readMailbox,
  submitReport
} from '#lib/server/whistleblowing/service.ts';
import { openEmptyDatabase } from '#tests/support/database.ts';
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
