import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, describe, expect, it } from 'vitest';
import {
  cleanUp,
  eventually,
  isRunning,
  postgresPid,
  query,
  recordOf,
  runProgram,
  temporaryDataDir
} from '#tests/support/embedded.ts';

afterEach(cleanUp);

const insert = 'insert into answers select coalesce(max(id), 0) + 1 from answers returning id';

/** True once the statement answers one row. */
function answers(url: string, statement: string): Promise<boolean> {
  return eventually(() =>
    query(url, statement).then(
      (rows) => rows.length === 1,
      () => false
    )
  );
}

describe('after kill -9', () => {
  it('of the program, PostgreSQL lives on, the next program adopts it and stops it', async () => {
    const dataDir = temporaryDataDir();
    const first = await runProgram(dataDir);
    await query(first.url, 'create table answers as select 1 as id');
    const pid = postgresPid(dataDir);
    await first.kill();
    expect(isRunning(pid)).toBe(true);

    const second = await runProgram(dataDir);
    expect(second.startedHere).toBe(false);
    expect(postgresPid(dataDir)).toBe(pid);
    expect(await query(second.url, 'select id from answers')).toEqual([{ id: 1 }]);
    await second.release();
    expect(isRunning(pid)).toBe(false);
  });

  it('of PostgreSQL and the program, every committed row is there at the next start', async () => {
    const dataDir = temporaryDataDir();
    const first = await runProgram(dataDir);
    await query(first.url, 'create table answers (id int primary key)');
    const sql = postgres(first.url, { max: 1 });
    let committed = 0;
    const writing = (async () => {
      for (;;) committed = (await sql.unsafe<{ id: number }[]>(insert))[0]?.id ?? committed;
    })().catch(() => undefined);
    await eventually(() => committed > 100);
    await first.kill();
    process.kill(postgresPid(dataDir), 'SIGKILL');
    await writing;
    await sql.end({ timeout: 0 });

    const second = await runProgram(dataDir);
    expect(second.startedHere).toBe(true);
    expect(second.log).toContain('PostgreSQL was not stopped in order last time; it repairs its data now.');
    const [row] = await query<{ n: number; last: number }>(
      second.url,
      'select count(*)::int as n, max(id) as last from answers'
    );
    expect(row?.n).toBeGreaterThanOrEqual(committed);
    expect(row?.n).toBe(row?.last);
  });

  it('of PostgreSQL, a running server starts it again at the same address', async () => {
    const dataDir = temporaryDataDir();
    const server = await runProgram(dataDir);
    await query(server.url, 'create table answers as select 1 as id');
    const pid = postgresPid(dataDir);
    process.kill(pid, 'SIGKILL');
    expect(await answers(server.url, 'select id from answers')).toBe(true);
    expect(postgresPid(dataDir)).not.toBe(pid);
    await server.release();
    expect(recordOf(dataDir).pid).toBeNull();
  });

  it('of PostgreSQL, of two servers one starts it and both go on', async () => {
    const dataDir = temporaryDataDir();
    const first = await runProgram(dataDir);
    const second = await runProgram(dataDir);
    process.kill(postgresPid(dataDir), 'SIGKILL');
    const bothPresent = `select 1 from pg_stat_activity
      where application_name = 'suara-integritas presence' having count(*) = 2`;
    expect(await answers(first.url, bothPresent)).toBe(true);
    const pid = postgresPid(dataDir);
    await first.release();
    expect(isRunning(pid)).toBe(true);
    await second.release();
    expect(isRunning(pid)).toBe(false);
  });

  it('of PostgreSQL alone, while its child still runs a query, the start waits for that child', async () => {
    const dataDir = temporaryDataDir();
    const first = await runProgram(dataDir);
    const sql = postgres(first.url, { max: 1 });
    const busy = sql`select count(*) from generate_series(1, 20000000) as n`.execute().catch(() => undefined);
    const running = `select 1 from pg_stat_activity where query like '%20000000%' and pid <> pg_backend_pid()`;
    expect(await answers(first.url, running)).toBe(true);
    await first.kill();
    process.kill(postgresPid(dataDir), 'SIGKILL');
    const second = await runProgram(dataDir);
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await busy;
    await sql.end({ timeout: 0 });
  });

  it('during a start, the next program is not held up by the lock left behind', async () => {
    const dataDir = temporaryDataDir();
    const first = await runProgram(dataDir);
    await first.release();
    writeFileSync(join(dataDir, 'postgres.lock'), `${process.pid} 12345`);
    const second = await runProgram(dataDir);
    expect(second.startedHere).toBe(true);
  });

  it('a process number that another program took over does not block the start', async () => {
    const dataDir = temporaryDataDir();
    const first = await runProgram(dataDir);
    await query(first.url, 'create table answers as select 1 as id');
    await first.kill();
    const { cluster, port } = recordOf(dataDir);
    const pid = postgresPid(dataDir);
    process.kill(pid, 'SIGKILL');
    await eventually(() => !isRunning(pid));
    writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1\n${port}\n\n127.0.0.1\n\nready\n`);
    const second = await runProgram(dataDir);
    expect(second.startedHere).toBe(true);
    expect(await query(second.url, 'select id from answers')).toEqual([{ id: 1 }]);
  });
});
