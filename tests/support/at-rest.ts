import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#lib/server/db/client.ts';

/** Bytes that lie somewhere, with the name of the place. */
export interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Every file below a folder; what goes away while it is read is left out. */
export function filesBelow(folder: string): Place[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    try {
      const path = join(folder, name);
      return statSync(path).isFile() ? [{ name, bytes: readFileSync(path) }] : [];
    } catch {
      return [];
    }
  });
}

/** Every row of every table of every schema as text, those of the job queue included. */
export async function dumpedRows({ $client }: Database): Promise<{ table: string; row: string }[]> {
  const tables = await $client<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`;
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const found = await $client.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`);
      return found.map(({ row }) => ({ table: name, row }));
    })
  );
  return rows.flat();
}

/** Command lines of all processes of this machine. */
export const commandLines = (): Place[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [{ name: `process ${name}`, bytes: readFileSync(`/proc/${name}/cmdline`) }];
      } catch {
        return [];
      }
    });

/** A value as somebody might have written it down: raw, base64, base64url, hexadecimal. */
export const spellings = (value: Uint8Array): Buffer[] => {
  const bytes = Buffer.from(value);
  return [bytes, ...(['hex', 'base64', 'base64url'] as const).map((encoding) => Buffer.from(bytes.toString(encoding)))];
};
