import type { Readable } from 'node:stream';
import { setImmediate as pause } from 'node:timers/promises';
import type postgres from 'postgres';
import type { Database } from '#lib/server/db/client.ts';
import type { BackupTable, SequenceValue } from './format.ts';

/** One transaction, for statements that move rows as text. */
export type Session = postgres.TransactionSql;

/**
 * What goes into one file. Whistleblowers' reports have a file of their own, which is kept 30 days and apart from the rest; what
 * outlives them (figures, keys, the trail, the installation's id) is in the main one.
 */
export type BackupPart = 'main' | 'wbs';

/** The product's tables. The job queue's own schema is left out: its jobs are made anew by every start. */
const schemas = ['public', 'drizzle', 'wbs'];

/** Of the schema `wbs`: what is erased with a report, or in a day. */
const reportTables = ['reports', 'wraps', 'messages', 'files', 'chunks', 'spent_nonces'];

const partOf = ({ schema, name }: Pick<BackupTable, 'schema' | 'name'>): BackupPart =>
  schema === 'wbs' && reportTables.includes(name) ? 'wbs' : 'main';

/** Written in place of what stands there, because a file beside its hour would tell of reports. */
const untold: Readonly<Record<string, string>> = {
  'wbs.instance.reports_this_hour': '0',
  'wbs.instance.bytes_this_hour': '0',
  'wbs.instance.unread_by_all': 'false'
};

/** The same text whatever the server's settings and version. */
const portableText = `
  set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
  set local extra_float_digits = 3; set local bytea_output = 'hex'; set local client_encoding = 'UTF8'`;

/** Every statement of `work` sees the database as it was at the first one, whatever is written meanwhile. */
export async function inSnapshot<Result>(db: Database, work: (session: Session) => Promise<Result>): Promise<Result> {
  const result = await db.$client.begin('isolation level repeatable read read only', async (session) => {
    await session.unsafe(portableText);
    return [await work(session)] as const;
  });
  return result[0];
}

export async function inLoad<Result>(db: Database, work: (session: Session) => Promise<Result>): Promise<Result> {
  const result = await db.$client.begin(async (session) => {
    await session.unsafe(portableText);
    return [await work(session)] as const;
  });
  return result[0];
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function qualified({ schema, name }: Pick<BackupTable, 'schema' | 'name'>): string {
  return `${quoted(schema)}.${quoted(name)}`;
}

/** All tables with their stored columns, referenced tables first. */
export async function listTables(session: Session, part: BackupPart): Promise<BackupTable[]> {
  const tables = await session<(BackupTable & { id: number })[]>`
    select c.oid::int8::float8 as id, n.nspname as schema, c.relname as name,
      array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where n.nspname in ${session(schemas)} and c.relkind in ('r', 'p') and not c.relispartition
    group by 1, 2, 3 order by 2, 3`;
  const references = await session<{ from: number; to: number }[]>`
    select distinct conrelid::int8::float8 as from, confrelid::int8::float8 as to
    from pg_constraint where contype = 'f' and conrelid <> confrelid`;
  return referencedFirst(tables, references)
    .filter((table) => partOf(table) === part)
    .map(({ schema, name, columns }) => ({ schema, name, columns }));
}

function referencedFirst<Table extends { readonly id: number }>(
  tables: readonly Table[],
  references: readonly { readonly from: number; readonly to: number }[]
): Table[] {
  const ordered: Table[] = [];
  const visited = new Set<number>();
  const visit = (table: Table): void => {
    if (visited.has(table.id)) return;
    visited.add(table.id);
    for (const { to } of references.filter(({ from }) => from === table.id)) {
      const target = tables.find(({ id }) => id === to);
      if (target) visit(target);
    }
    ordered.push(table);
  };
  for (const table of tables) visit(table);
  return ordered;
}

/** The table's rows as COPY text, in the order of its primary key. */
export async function* copyOut(session: Session, table: BackupTable): AsyncGenerator<Buffer> {
  const keys = await session<{ name: string }[]>`
    select a.attname as name
    from pg_index i
      cross join unnest(i.indkey::int2[]) with ordinality as k(number, place)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
    where i.indisprimary and i.indrelid = ${qualified(table)}::regclass order by k.place`;
  const order = keys.length > 0 ? ` order by ${keys.map(({ name }) => quoted(name)).join(', ')}` : '';
  const instead = (column: string) => untold[`${table.schema}.${table.name}.${column}`];
  const columns = table.columns.map((column) => instead(column) ?? quoted(column)).join(', ');
  const rows = await session.unsafe(`copy (select ${columns} from ${qualified(table)}${order}) to stdout`).readable();
  yield* toTheEnd(rows);
}

/**
 * The stream's chunks. The driver pauses the connection when the stream is full and resumes it only when it is read: whoever
 * stops early, or meets the end while it is paused, would leave the connection waiting for ever.
 */
async function* toTheEnd(rows: Readable): AsyncGenerator<Buffer> {
  try {
    yield* rows.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } finally {
    while (!rows.readableEnded && !rows.destroyed) {
      if (rows.read() === null) await pause();
    }
    rows._read(0);
  }
}

/** A stream that takes the table's rows as COPY text; values of identity columns are kept. */
export function copyIn(session: Session, table: BackupTable): Promise<NodeJS.WritableStream> {
  return session.unsafe(`copy ${qualified(table)} (${table.columns.map(quoted).join(', ')}) from stdin`).writable();
}

export async function countTable(session: Session, table: BackupTable): Promise<number> {
  const [row] = await session.unsafe<{ count: number }[]>(`select count(*)::float8 as count from ${qualified(table)}`);
  return row?.count ?? 0;
}

/** The first of these tables that holds a row. */
export async function findFilled(session: Session, tables: readonly BackupTable[]): Promise<BackupTable | undefined> {
  for (const table of tables) {
    const [row] = await session.unsafe(`select from ${qualified(table)} limit 1`);
    if (row) return table;
  }
  return undefined;
}

/** Nobody else writes into the tables until the transaction ends. */
export async function lockTables(session: Session, tables: readonly BackupTable[]): Promise<void> {
  await session.unsafe(`lock table ${tables.map(qualified).join(', ')} in exclusive mode`);
}

export async function deleteAll(session: Session, table: BackupTable): Promise<void> {
  await session.unsafe(`delete from ${qualified(table)}`);
}

/** Sequences, those of identity columns included, that have given a number; no table of reports has one. */
export async function listSequences(session: Session, part: BackupPart): Promise<SequenceValue[]> {
  if (part === 'wbs') return [];
  return session<SequenceValue[]>`
    select schemaname as schema, sequencename as name, last_value::text as "lastValue"
    from pg_sequences where schemaname in ${session(schemas)} and last_value is not null order by 1, 2`;
}

export async function setSequence(session: Session, sequence: SequenceValue): Promise<void> {
  await session`select setval(${qualified(sequence)}::regclass, ${sequence.lastValue}::text::bigint)`;
}
