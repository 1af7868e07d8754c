import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** Rows and statements through Drizzle; `$client` is the postgres.js client beneath it, for statements Drizzle has no words for. */
export type Database = PostgresJsDatabase<Record<string, never>> & { $client: postgres.Sql };

/** A transaction, or the database outside one: what a repository takes. */
export type Queryable = Pick<Database, 'select' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'execute'>;

export interface OpenDatabase {
  readonly db: Database;
  close(this: void): Promise<void>;
}

export interface ConnectionSettings {
  readonly url: string;
  readonly applicationName: string;
  readonly maxConnections?: number;
}

/** Opens a pool; connections are made when first needed, so a database that is away fails the request, not the start. */
export function connect({ url, applicationName, maxConnections = 10 }: ConnectionSettings): OpenDatabase {
  const client = postgres(url, {
    max: maxConnections,
    connect_timeout: 5,
    // Idle connections are kept: opening one costs more than a request.
    idle_timeout: 600,
    connection: { application_name: applicationName, TimeZone: 'UTC' },
    onnotice: () => undefined
  });
  return {
    db: drizzle(client),
    close: () => client.end({ timeout: 5 })
  };
}
