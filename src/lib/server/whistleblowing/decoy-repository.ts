import { sql } from 'drizzle-orm';
import type { Database, Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';

/** Every index of the tables in `wbs`, and what it is sorted by. */
async function listIndexes(tx: Queryable): Promise<{ table: string; order: string }[]> {
  const rows = await tx.execute<{ table: string; order: string }>(sql`
    select i.indrelid::regclass::text as "table",
      (select string_agg(pg_get_indexdef(i.indexrelid, n, true), ', ' order by n) from generate_series(1, i.indnkeyatts) n) as "order"
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'wbs'::regnamespace and c.relkind = 'r'`);
  return [...rows];
}

/** Reads a byte of the largest value: where that one lies beside its row, it is found by an index of its own. */
const besideItsRow = [
  'select substr(v, 1, 1) from (select ciphertext v from wbs.messages order by octet_length(ciphertext) desc limit 1) m',
  'select substr(v, 1, 1) from (select bytes v from wbs.chunks order by octet_length(bytes) desc limit 1) c'
];

/**
 * Reads every table of whistleblowing once from its start and once through each of its indexes, whatever is in them. PostgreSQL
 * remembers when each was last read: after this, it remembers the clock's minute and not the one in which a reporter looked.
 */
export function readEverything(db: Database): Promise<void> {
  return inTransaction(db, async (tx) => {
    const indexes = await listIndexes(tx);
    await tx.execute(sql`select set_config(name, 'off', true)
      from unnest(array['enable_indexscan', 'enable_indexonlyscan', 'enable_bitmapscan']) name`);
    for (const table of new Set(indexes.map((index) => index.table))) {
      await tx.execute(sql.raw(`select 1 from ${table} limit 1`));
    }
    for (const statement of besideItsRow) await tx.execute(sql.raw(statement));
    await tx.execute(sql`select set_config(name, case when name like '%index%' then 'on' else 'off' end, true)
      from unnest(array['enable_indexscan', 'enable_indexonlyscan', 'enable_seqscan', 'enable_sort']) name`);
    for (const { table, order } of indexes) {
      await tx.execute(sql.raw(`select 1 from ${table} order by ${order} limit 1`));
    }
  });
}
