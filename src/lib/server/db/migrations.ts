import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import journal from '../../../../drizzle/meta/_journal.json' with { type: 'json' };
import { connect, type Database } from './client.ts';

/** Any number: the same in every process, so that one migrates and the others wait. */
const migrationLock = 4_001_907;

/**
 * Brings the database to this program's schema, or to an earlier level of it; safe when several processes start at once.
 * @param level time stamp of the last migration to apply
 */
export async function migrateDatabase(url: string, migrationsFolder: string, level = neededMigration): Promise<void> {
  const database = connect({ url, applicationName: 'suara-integritas migrate', maxConnections: 1 });
  const { db } = database;
  try {
    await db.execute(sql`select pg_advisory_lock(${migrationLock})`);
    await withMigrationsUpTo(level, migrationsFolder, (folder) => migrate(db, { migrationsFolder: folder }));
    await db.execute(sql`select pg_advisory_unlock(${migrationLock})`);
  } finally {
    await database.close();
  }
}

/** The migrator applies whatever its folder lists: for an earlier level it gets a folder that lists less. */
async function withMigrationsUpTo(
  level: number,
  migrationsFolder: string,
  work: (folder: string) => Promise<void>
): Promise<void> {
  if (level >= neededMigration) return work(migrationsFolder);
  const folder = await mkdtemp(join(tmpdir(), 'suara-migrations-'));
  try {
    const entries = journal.entries.filter(({ when }) => when <= level);
    await mkdir(join(folder, 'meta'));
    await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
    for (const { tag } of entries) await copyFile(join(migrationsFolder, `${tag}.sql`), join(folder, `${tag}.sql`));
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Time stamp of the newest migration this program knows; the level it needs. */
export const neededMigration: number = journal.entries.at(-1)?.when ?? 0;

/** Time stamp of the newest migration applied to the database; 0 for an empty one. */
export async function findMigrationLevel(db: Database): Promise<number> {
  const [table] = await db.execute<{ name: string | null }>(
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`
  );
  if (!table?.name) return 0;
  const [row] = await db.execute<{ level: string | null }>(
    sql`select max(created_at) as level from drizzle.__drizzle_migrations`
  );
  return Number(row?.level ?? 0);
}
