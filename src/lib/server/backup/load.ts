import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findMigrationLevel, migrateDatabase, neededMigration } from '#lib/server/db/migrations.ts';
import type { Database } from '#lib/server/db/client.ts';
import { OperatorError } from '#lib/server/operator-error.ts';
import { damaged, type BackupHeader, type BackupTable } from './format.ts';
import {
  copyIn,
  countTable,
  deleteAll,
  findFilled,
  inLoad,
  listTables,
  lockTables,
  setSequence,
  type BackupPart,
  type Session
} from './repository.ts';
import { readBackup, verifyBackup } from './verify.ts';

export interface Target {
  readonly db: Database;
  readonly databaseUrl: string;
  readonly migrationsFolder: string;
}

export interface LoadedBackup {
  readonly header: BackupHeader;
  readonly rows: number;
}

const isMigrationList = ({ schema }: BackupTable) => schema === 'drizzle';

/**
 * Loads a backup into an empty database: the file is verified first, the schema is brought to the backup's level, all rows go in
 * in one transaction and are counted, and the schema is brought to this program's level.
 * @param wbsPath the file of whistleblowers' reports that was saved with it; it goes in by the same transaction
 * @throws OperatorError for a damaged file, a backup of a newer program, or a database that holds something
 */
export async function loadBackup(target: Target, path: string, wbsPath?: string): Promise<LoadedBackup> {
  const header = await verifyBackup(path);
  if (wbsPath !== undefined) requireSameLevel(header, await verifyBackup(wbsPath));
  if (header.migrationLevel > neededMigration) {
    throw new OperatorError(
      `The backup was made by a newer program (${header.program}); install that version, then restore.`
    );
  }
  await refuseFilled(target, header);
  await migrateDatabase(target.databaseUrl, target.migrationsFolder, header.migrationLevel);
  const rows = await inLoad(target.db, async (session) => {
    const main = await loadTables(session, path, 'main');
    return wbsPath === undefined ? main : main + (await loadTables(session, wbsPath, 'wbs'));
  });
  await migrateDatabase(target.databaseUrl, target.migrationsFolder);
  return { header, rows };
}

const notEmpty = (table: BackupTable) =>
  new OperatorError(
    `The database is not empty (table ${table.name} has rows); restore into a new DATA_DIR, or a new database in DATABASE_URL.`
  );

function requireSameLevel(main: BackupHeader, wbs: BackupHeader): void {
  if (main.migrationLevel === wbs.migrationLevel) return;
  throw new OperatorError('The two files are of different levels; take the .wbs file that was saved with this backup.');
}

async function refuseFilled({ db }: Target, header: BackupHeader): Promise<void> {
  const level = await findMigrationLevel(db);
  await inLoad(db, async (session) => {
    const filled = await findFilled(
      session,
      [...(await listTables(session, 'main')), ...(await listTables(session, 'wbs'))].filter(
        (table) => !isMigrationList(table)
      )
    );
    if (filled) throw notEmpty(filled);
  });
  if (level > header.migrationLevel) {
    throw new OperatorError(
      'The database has tables of a newer level than the backup; restore into a new DATA_DIR, or a new database in DATABASE_URL.'
    );
  }
}

async function loadTables(session: Session, path: string, part: BackupPart): Promise<number> {
  const tables = await listTables(session, part);
  await lockTables(session, tables);
  const filled = await findFilled(
    session,
    tables.filter((table) => !isMigrationList(table))
  );
  if (filled) throw notEmpty(filled);
  let total = 0;
  const { sequences } = await readBackup(path, async (table, rows, count) => {
    requireKnown(tables, table);
    // Written by the migrations themselves a moment ago.
    if (isMigrationList(table)) await deleteAll(session, table);
    await pipeline(Readable.from(rows), await copyIn(session, table));
    const stored = await countTable(session, table);
    if (stored !== count()) throw damaged(`${stored} of ${count()} rows of ${table.name} arrived`);
    total += stored;
  });
  for (const sequence of sequences) await setSequence(session, sequence);
  return total;
}

function requireKnown(known: readonly BackupTable[], { schema, name }: BackupTable): void {
  if (known.some((table) => table.schema === schema && table.name === name)) return;
  throw new OperatorError(`The backup holds a table ${name} that this program does not know; nothing was loaded.`);
}
