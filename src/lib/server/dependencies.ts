import type { Database, Queryable } from '#lib/server/db/client.ts';

/** What the use cases of every area work with: one database, one clock. */
export interface Dependencies {
  readonly db: Database;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

/** For use cases that only read: a transaction will do, so that several readings are of one moment. */
export interface ReadDependencies {
  readonly db: Queryable;
  readonly now: () => number;
}
