import { sql } from 'drizzle-orm';
import type { Database, Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';

/** Longest wait for what another request holds; whoever sends much at once gets an error, and no connection of the others. */
const lockTimeout = '3s';

/**
 * One transaction with the rights of a reporter's request: it adds, and reads by the hash of a lookup alone.
 *
 * @param patience how long it waits for a lock; then PostgreSQL's 55P03, which callers answer with "busy"
 */
export function asReporter<Result>(
  db: Database,
  work: (tx: Queryable) => Promise<Result>,
  patience = lockTimeout
): Promise<Result> {
  return inTransaction(db, async (tx) => {
    await tx.execute(sql`select set_config('lock_timeout', ${patience}, true)`);
    await tx.execute(sql`set local role wbs_web`);
    return work(tx);
  });
}

/**
 * One transaction with the rights of a recipient: the database itself shows only what one of these keys opens. It waits no longer for a
 * report that another of them holds: many who wait would take every connection, also those that the holder still needs.
 */
export function asRecipient<Result>(
  db: Database,
  keyIds: readonly Buffer[],
  work: (tx: Queryable) => Promise<Result>
): Promise<Result> {
  const keys = keyIds.map((keyId) => keyId.toString('hex')).join(',');
  return inTransaction(db, async (tx) => {
    await tx.execute(sql`select set_config('lock_timeout', ${lockTimeout}, true)`);
    await tx.execute(sql`select set_config('wbs.keys', ${keys}, true)`);
    await tx.execute(sql`set local role wbs_office`);
    return work(tx);
  });
}

/** Makes the roles where we may. @returns false where a database administrator has to */
export async function ensureRoles(db: Queryable): Promise<boolean> {
  const [row] = await db.execute<{ made: boolean }>(sql`select wbs.ensure_roles() as made`);
  return row?.made === true;
}

/** Whether both roles are there, with their rights, and we may take them on. */
export async function hasRoles(db: Queryable): Promise<boolean> {
  const [row] = await db.execute<{ ready: boolean }>(sql`
    select count(*) = 2 and coalesce(bool_and(has_schema_privilege(oid, 'wbs', 'USAGE')), false) as ready
    from pg_roles where rolname in ('wbs_web', 'wbs_office') and pg_has_role(oid, wbs.right_to_set_role())`);
  return row?.ready === true;
}

/** The server's settings by these names; one that we may not see is missing. */
export async function readServerSettings(db: Queryable, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.execute<{ name: string; setting: string }>(sql`
    select name, setting from pg_settings
    where name in (${sql.join(
      names.map((name) => sql`${name}`),
      sql`, `
    )})`);
  return new Map(rows.map(({ name, setting }) => [name, setting]));
}

/** Views of the server that show a standby, a copy being made, or a place from which the write-ahead log is kept for one. */
export async function listCopies(db: Queryable): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select 'pg_replication_slots' as name where exists (select from pg_replication_slots)
    union all select 'pg_stat_replication' where exists (select from pg_stat_replication)
    order by name`);
  return rows.map(({ name }) => name);
}
