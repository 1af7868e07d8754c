import postgres from 'postgres';
import { readRecord } from '#lib/server/db/embedded/record.ts';

/** Asks the database of a running site, beside its program; leaves no connection behind. @throws Error without one */
export async function askSiteDatabase<Result>(
  { DATA_DIR }: { readonly DATA_DIR: string },
  work: (sql: postgres.Sql) => Promise<Result>
): Promise<Result> {
  const record = readRecord(DATA_DIR);
  if (!record) throw new Error(`No database in ${DATA_DIR}`);
  const { port, user, password, database } = record;
  const sql = postgres({ host: '127.0.0.1', port, user, password, database, max: 1 });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
