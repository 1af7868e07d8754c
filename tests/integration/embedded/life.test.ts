import { readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { writeRecord } from '#lib/server/db/embedded/record.ts';
import {
  cleanUp,
  isRunning,
  type Program,
  postgresPid,
  query,
  recordOf,
  runProgram,
  temporaryDataDir
} from '#tests/support/embedded.ts';

describe('a new embedded PostgreSQL', () => {
  let dataDir: string;
  let program: Program;

  beforeAll(async () => {
    dataDir = temporaryDataDir();
    program = await runProgram(dataDir);
  });
  afterAll(cleanUp);

  it('starts in an empty folder with a database of its own, in UTF-8 and in UTC', async () => {
    expect(program.startedHere).toBe(true);
    const [row] = await query(
      program.url,
      `select current_database() as database, current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
        current_setting('server_version_num')::int / 10000 as major, lower('É') as lowered`
    );
    expect(row).toEqual({ database: 'suara_integritas', encoding: 'UTF8', zone: 'UTC', major: 18, lowered: 'é' });
  });

  it('never trades safety for speed: fsync, full pages, synchronous commit and checksums are on', async () => {
    const rows = await query(
      program.url,
      `select name, setting from pg_settings
        where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums') order by name`
    );
    expect(rows).toEqual([
      { name: 'data_checksums', setting: 'on' },
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'synchronous_commit', setting: 'on' }
    ]);
  });

  it('lets nobody in without the password, and only from this machine', async () => {
    const stranger = new URL(program.url);
    stranger.password = 'guess';
    await expect(query(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(await query(program.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  });

  it('keeps its connection details for the owner only', async () => {
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
    expect(Object.keys(recordOf(dataDir))).toEqual(
      expect.arrayContaining(['port', 'pid', 'password', 'user', 'database', 'cluster', 'version'])
    );
  });

  it('writes no statement or value to its log, even of one that fails', async () => {
    await expect(query(program.url, `select 'secret report'::int`)).rejects.toMatchObject({ code: '22P02' });
    const log = readFileSync(join(dirname(recordOf(dataDir).cluster), 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('secret report');
  });
});

describe('the embedded PostgreSQL', () => {
  afterEach(cleanUp);

  it('stops with its program and keeps the data for the next start', async () => {
    const dataDir = temporaryDataDir();
    const first = await runProgram(dataDir);
    await query(first.url, 'create table answers as select generate_series(1, 1000) as id');
    const pid = postgresPid(dataDir);
    await first.release();
    expect(isRunning(pid)).toBe(false);
    expect(recordOf(dataDir).pid).toBeNull();

    const second = await runProgram(dataDir);
    expect(second.startedHere).toBe(true);
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select count(*)::int as n from answers')).toEqual([{ n: 1000 }]);
  });

  it('opens its data again after postgres.json was lost, with a new password', async () => {
    const dataDir = temporaryDataDir();
    const first = await runProgram(dataDir);
    await query(first.url, 'create table answers as select 1 as id');
    await first.release();
    rmSync(join(dataDir, 'postgres.json'));
    const second = await runProgram(dataDir);
    expect(new URL(second.url).password).not.toBe(new URL(first.url).password);
    expect(await query(second.url, 'select id from answers')).toEqual([{ id: 1 }]);
  });

  it('opens its data again with a postgres.json whose password is not that of the cluster', async () => {
    const dataDir = temporaryDataDir();
    const first = await runProgram(dataDir);
    await query(first.url, 'create table answers as select 1 as id');
    await first.release();
    writeRecord(dataDir, { ...recordOf(dataDir), password: 'of-another-cluster' });
    const second = await runProgram(dataDir);
    expect(await query(second.url, 'select id from answers')).toEqual([{ id: 1 }]);
  });

  it('takes another port when its own is in use', async () => {
    const dataDir = temporaryDataDir();
    const first = await runProgram(dataDir);
    await first.release();
    const squatter = createServer().listen(recordOf(dataDir).port, '127.0.0.1');
    try {
      const second = await runProgram(dataDir);
      expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
      expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      squatter.close();
    }
  });
});
