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

describe('several programs on one embedded PostgreSQL', () => {
  it('share it: the second attaches', async () => {
    const dataDir = temporaryDataDir();
    const first = await runProgram(dataDir);
    const second = await runProgram(dataDir);
    expect([first.startedHere, second.startedHere]).toEqual([true, false]);
    expect(second.url).toBe(first.url);
  });

  it('start one PostgreSQL when they start at the same instant', async () => {
    const dataDir = temporaryDataDir();
    const programs = await Promise.all([1, 2, 3].map(() => runProgram(dataDir)));
    expect(programs.filter((program) => program.startedHere)).toHaveLength(1);
    expect(new Set(programs.map((program) => program.url)).size).toBe(1);
  });

  it('leave no PostgreSQL behind when they end at the same instant', async () => {
    const dataDir = temporaryDataDir();
    const programs = await Promise.all([1, 2, 3].map(() => runProgram(dataDir)));
    const pid = postgresPid(dataDir);
    await Promise.all(programs.map((program) => program.release()));
    expect(isRunning(pid)).toBe(false);
  });

  it('do not lose it to a command that ran beside a server', async () => {
    const dataDir = temporaryDataDir();
    const server = await runProgram(dataDir);
    const command = await runProgram(dataDir, 'command');
    await command.release();
    expect(isRunning(postgresPid(dataDir))).toBe(true);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('lose it to a command only when that command started it', async () => {
    const dataDir = temporaryDataDir();
    const command = await runProgram(dataDir, 'command');
    const pid = postgresPid(dataDir);
    await command.release();
    expect(isRunning(pid)).toBe(false);
  });

  it('keep it while any server is there; the last one stops it', async () => {
    const dataDir = temporaryDataDir();
    const first = await runProgram(dataDir);
    const second = await runProgram(dataDir);
    const pid = postgresPid(dataDir);
    await first.release();
    expect(isRunning(pid)).toBe(true);
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.release();
    expect(isRunning(pid)).toBe(false);
  });

  it('let a command finish when the server leaves first, and then stop it', async () => {
    const dataDir = temporaryDataDir();
    const server = await runProgram(dataDir);
    const command = await runProgram(dataDir, 'command');
    const pid = postgresPid(dataDir);
    await server.release();
    expect(await query(command.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await command.release();
    expect(isRunning(pid)).toBe(false);
  });

  it('keep it for a server that joined the command which started it', async () => {
    const dataDir = temporaryDataDir();
    const command = await runProgram(dataDir, 'command');
    const server = await runProgram(dataDir);
    const pid = postgresPid(dataDir);
    await command.release();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.release();
    expect(isRunning(pid)).toBe(false);
  });

  it('never cut a running query of somebody else', async () => {
    const dataDir = temporaryDataDir();
    const server = await runProgram(dataDir);
    const stranger = postgres(server.url, { max: 1 });
    const slow = stranger<{ done: boolean }[]>`select pg_sleep(3), true as done`.execute();
    const running = `select 1 from pg_stat_activity
      where query like '%pg_sleep(3)%' and state = 'active' and pid <> pg_backend_pid()`;
    await eventually(async () => (await query(server.url, running)).length > 0);
    await server.release();
    expect((await slow)[0]?.done).toBe(true);
    await stranger.end();
    expect(server.log).toContain('PostgreSQL keeps running for another program that uses it.');
    expect(recordOf(dataDir).leftToLast).toBe(true);
  });
});
