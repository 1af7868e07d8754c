import { inject } from 'vitest';
import { connect, type Database } from '#lib/server/db/client.ts';
import { cloneTemplate } from './postgres.ts';

export interface TestDatabase {
  readonly db: Database;
  readonly url: string;
  close(this: void): Promise<void>;
}

/** A migrated database of the test's own. */
export async function openTestDatabase(maxConnections = 10): Promise<TestDatabase> {
  const url = await cloneTemplate(inject('postgresUrl'), inject('templateName'));
  const { db, close } = connect({ url, applicationName: 'test', maxConnections });
  return { db, url, close };
}

/** A database without a table, as a person makes it for the program. */
export async function openEmptyDatabase(): Promise<TestDatabase> {
  const url = await cloneTemplate(inject('postgresUrl'), 'template0');
  const { db, close } = connect({ url, applicationName: 'test' });
  return { db, url, close };
}
