import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import postgres from 'postgres';

export interface Floor {
  readonly url: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** The columns, the primary key and nothing else: no checks, no further index. */
async function makeTable(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await sql`create schema if not exists floor`;
  await sql`create table if not exists floor.responses (like public.responses including defaults)`;
  await sql`alter table floor.responses add primary key (id)`;
  await sql.end();
}

/** Starts the bare server beside the product, on the same PostgreSQL. */
export async function startFloor(databaseUrl: string): Promise<Floor> {
  await makeTable(databaseUrl);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'floor-server.ts'), databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit']
  });
  const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  };
}
