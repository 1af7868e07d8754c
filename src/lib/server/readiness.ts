import type { Dependencies } from './dependencies.ts';
import { findMigrationLevel, neededMigration } from './db/migrations.ts';

export type Readiness = 'ready' | 'migration missing';

/** Whether the database answers and is at this program's schema; throws when it is away. */
export async function readinessOf({ db }: Dependencies): Promise<Readiness> {
  return (await findMigrationLevel(db)) >= neededMigration ? 'ready' : 'migration missing';
}
