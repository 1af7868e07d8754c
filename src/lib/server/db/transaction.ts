import type { Database, Queryable } from './client.ts';

/** Runs `work` in one transaction: all of it, or nothing. */
export function inTransaction<Result>(db: Database, work: (tx: Queryable) => Promise<Result>): Promise<Result> {
  return db.transaction((tx) => work(tx));
}

/** Runs `work` on the database as it is at one moment, whatever others write meanwhile. Reading only. */
export function inSnapshot<Result>(db: Database, work: (tx: Queryable) => Promise<Result>): Promise<Result> {
  return db.transaction((tx) => work(tx), { isolationLevel: 'repeatable read', accessMode: 'read only' });
}
