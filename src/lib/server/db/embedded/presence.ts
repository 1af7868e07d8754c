import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, connect } from './connection.ts';
import type { EmbeddedRecord } from './record.ts';

const RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
const SETTLE_TRIES = 20;
const SETTLE_MS = 50;

/**
 * A connection held from opening to release, so that whoever wants to stop PostgreSQL sees us even while our own pools
 * are idle. It vanishes with the process, however that ends.
 */
export type Presence = { sql: Connection; leave: () => Promise<void> };

/** @param revive called, until it helps, when PostgreSQL no longer answers. */
export async function bePresent(record: EmbeddedRecord, revive?: () => Promise<void>): Promise<Presence> {
  let left = false;
  let returning = false;
  const sql = connect(record, record.database, 'suara-integritas presence', () => void comeBack());

  async function answers(): Promise<boolean> {
    return sql`select 1`.then(
      () => true,
      () => false
    );
  }

  async function comeBack(): Promise<void> {
    if (left || returning) return;
    returning = true;
    for (let wait = RETRY_MS; ; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
      await pause(wait, undefined, { ref: false });
      if (left || (await answers())) break;
      await revive?.();
      if (left || (await answers())) break;
    }
    returning = false;
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
