import { resolve } from 'node:path';
import postgres from 'postgres';
import { DATABASE_NAME, DATABASE_USER } from './cluster.ts';
import type { EmbeddedRecord } from './record.ts';

export type Connection = postgres.Sql;

/** How a server answered a connection attempt. */
export type Answer = 'ready' | 'not-yet' | 'refused-password' | 'other-cluster';

export function urlOf(record: EmbeddedRecord): string {
  return `postgres://${record.user}:${record.password}@127.0.0.1:${record.port}/${record.database}`;
}

export function connect(record: EmbeddedRecord, database: string, name: string, onclose?: () => void): Connection {
  return postgres({
    host: '127.0.0.1',
    port: record.port,
    user: record.user,
    password: record.password,
    database,
    max: 1,
    connect_timeout: 5,
    idle_timeout: undefined,
    max_lifetime: null,
    backoff: false,
    onnotice: () => undefined,
    connection: { application_name: name },
    ...(onclose ? { onclose } : {})
  });
}

/** One real connection, opened and closed. */
export async function ask(record: EmbeddedRecord): Promise<Answer> {
  const sql = connect(record, 'postgres', 'suara-integritas check');
  try {
    const [row] = await sql<{ path: string }[]>`select current_setting('data_directory') as path`;
    return row && resolve(row.path) === resolve(record.cluster) ? 'ready' : 'other-cluster';
  } catch (error) {
    return (error as { code?: string }).code === '28P01' ? 'refused-password' : 'not-yet';
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Makes the program's own database in a fresh cluster. */
export async function ensureDatabase(record: EmbeddedRecord): Promise<void> {
  const sql = connect(record, 'postgres', 'suara-integritas check');
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${DATABASE_NAME}`;
    if (!found) await sql.unsafe(`create database ${DATABASE_NAME} owner ${DATABASE_USER}`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
