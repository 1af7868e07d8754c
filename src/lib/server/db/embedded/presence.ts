import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, connect } from './connection.ts';
import type { EmbeddedRecord } from './record.ts';

const RETRY_MS = 500;
const SETTLE_TRIES = 20;
const SETTLE_MS = 50;

/**
 * A connection held from opening to release, so that whoever wants to stop PostgreSQL sees us even while our own pools
 * are idle. It vanishes with the process, however that ends.
 */
export type Presence = { sql: Connection; leave: () => Promise<void> };

export async function bePresent(record: EmbeddedRecord): Promise<Presence> {
  let left = false;
  const sql = connect(record, record.database, 'suara-integritas presence', () => {
    if (!left) void comeBack();
  });
  async function comeBack(): Promise<void> {
    while (!left) {
      await pause(RETRY_MS, undefined, { ref: false });
      if (left) return;
      const back = await sql`select 1`.then(
        () => true,
        () => false
      );
      if (back) return;
    }
  }
  await sql`select 1`;
  return {
    sql,
    leave: async () => {
      left = true;
      await sql.end({ timeout: 1 });
    }
  };
}

/** Connections of others. Our own pools, just closed, may still be seen for an instant. */
export async function othersConnected(sql: Connection): Promise<number> {
  for (let tries = 1; ; tries++) {
    const [row] = await sql<{ others: number }[]>`
      select count(*)::int as others from pg_stat_activity
      where backend_type in ('client backend', 'walsender') and pid <> pg_backend_pid()`;
    const others = row?.others ?? 0;
    if (others === 0 || tries >= SETTLE_TRIES) return others;
    await pause(SETTLE_MS);
  }
}
