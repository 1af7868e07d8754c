import { sql } from 'drizzle-orm';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import journal from '../../../../drizzle/meta/_journal.json' with { type: 'json' };
import { connect, type Database } from './client.ts';

/** Any number: the same in every process, so that one migrates and the others wait. */
const migrationLock = 4_001_907;

/** Brings the database to this program's schema; safe when several processes start at once. */
export async function migrateDatabase(url: string, migrationsFolder: string): Promise<void> {
  const database = connect({ url, applicationName: 'suara-integritas migrate', maxConnections: 1 });
  const { db } = database;
  try {
    await db.execute(sql`select pg_advisory_lock(${migrationLock})`);
    await migrate(db, { migrationsFolder });
    await db.execute(sql`select pg_advisory_unlock(${migrationLock})`);
  } finally {
    await database.close();
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
