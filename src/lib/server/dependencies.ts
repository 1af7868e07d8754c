import type { Database } from '#lib/server/db/client.ts';

/** What the use cases of every area work with: one database, one clock. */
export interface Dependencies {
  readonly db: Database;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}
