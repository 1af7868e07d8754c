import { cpSync, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  cleanUp,
  othersReachCheckout,
  query,
  recordOf,
  runProgram,
  temporaryDataDir
} from '#tests/support/embedded.ts';

afterEach(cleanUp);

const asRoot = process.getuid?.() === 0;

describe('the cluster lives', () => {
  it.runIf(othersReachCheckout)('in the data folder, closed to everybody but the account that runs it', async () => {
    const dataDir = temporaryDataDir();
    await runProgram(dataDir);
    const { cluster } = recordOf(dataDir);
    expect(cluster).toBe(join(dataDir, 'postgres', 'cluster'));
    expect(statSync(dirname(cluster)).mode & 0o777).toBe(0o700);
    expect(statSync(cluster).uid).not.toBe(0);
  });

  it.runIf(asRoot)('under /var/lib when root keeps the data folder closed, and start prints the path', async () => {
    const dataDir = temporaryDataDir('/root');
    const first = await runProgram(dataDir);
    const { cluster } = recordOf(dataDir);
    expect(cluster).toMatch(/^\/var\/lib\/suara-integritas\/[0-9a-f]{16}\/cluster$/);
    expect(first.log.join('\n')).toContain(dirname(cluster));
    await query(first.url, 'create table answers as select 1 as id');
    await first.release();
    const second = await runProgram(dataDir);
    expect(recordOf(dataDir).cluster).toBe(cluster);
    expect(await query(second.url, 'select id from answers')).toEqual([{ id: 1 }]);
  });

  it.runIf(asRoot)('never silently anew: one known to exist elsewhere and gone is an error', async () => {
    const dataDir = temporaryDataDir('/root');
    const first = await runProgram(dataDir);
    await first.release();
    rmSync(recordOf(dataDir).cluster, { recursive: true });
    await expect(runProgram(dataDir)).rejects.toThrow(
      /^OperatorError: DATA_DIR: the database .* is gone\. Bring it back from a backup/
    );
  });

  it.runIf(asRoot && othersReachCheckout)(
    'with the account that runs it, also after root copied it without owners',
    async () => {
      const dataDir = temporaryDataDir();
      const first = await runProgram(dataDir);
      await query(first.url, 'create table answers as select 1 as id');
      await first.release();
      const copy = temporaryDataDir();
      cpSync(dataDir, copy, { recursive: true });
      expect(statSync(join(copy, 'postgres', 'cluster')).uid).toBe(0);
      const second = await runProgram(copy);
      expect(recordOf(copy).cluster).toBe(join(copy, 'postgres', 'cluster'));
      expect(await query(second.url, 'select id from answers')).toEqual([{ id: 1 }]);
    }
  );

  it.runIf(othersReachCheckout)(
    'in the copy, when a data folder was copied while the original still runs',
    async () => {
      const dataDir = temporaryDataDir();
      const original = await runProgram(dataDir);
      await query(original.url, 'create table answers as select 1 as id');
      await query(original.url, 'checkpoint');
      const copy = temporaryDataDir();
      cpSync(dataDir, copy, { recursive: true, filter: (path) => !path.includes('.s.PGSQL') });
      const second = await runProgram(copy);
      expect(second.startedHere).toBe(true);
      await query(second.url, 'insert into answers values (2)');
      expect(await query(original.url, 'select id from answers')).toEqual([{ id: 1 }]);
    }
  );

  it.runIf(othersReachCheckout)('with the data folder, when that is moved', async () => {
    const dataDir = temporaryDataDir();
    const first = await runProgram(dataDir);
    await query(first.url, 'create table answers as select 1 as id');
    await first.release();
    const moved = temporaryDataDir();
    renameSync(dataDir, moved);
    const second = await runProgram(moved);
    expect(await query(second.url, 'select id from answers')).toEqual([{ id: 1 }]);
  });

  it.runIf(othersReachCheckout)('also behind a path too long for a Unix socket', async () => {
    const dataDir = join(temporaryDataDir(), 'a'.repeat(60), 'b'.repeat(60));
    const program = await runProgram(dataDir);
    const [row] = await query<{ path: string }>(
      program.url,
      `select current_setting('unix_socket_directories') as path`
    );
    expect(row?.path.length).toBeLessThan(83);
    expect(recordOf(dataDir).cluster).toBe(join(dataDir, 'postgres', 'cluster'));
    await program.release();
    expect(existsSync(join(recordOf(dataDir).cluster, 'postmaster.pid'))).toBe(false);
    rmSync(row?.path ?? '', { recursive: true });
  });
});

describe('a cluster that cannot be used', () => {
  it('says how to move its data when another PostgreSQL made it', async () => {
    const dataDir = temporaryDataDir();
    const first = await runProgram(dataDir);
    await first.release();
    writeFileSync(join(recordOf(dataDir).cluster, 'PG_VERSION'), '17\n');
    await expect(runProgram(dataDir)).rejects.toThrow(
      /^OperatorError: The database in .* was made by PostgreSQL 17, this program brings PostgreSQL 18\..*npm run backup.*npm run restore/
    );
  });

  it('says what PostgreSQL logged when it does not start', async () => {
    const dataDir = temporaryDataDir();
    const first = await runProgram(dataDir);
    await first.release();
    writeFileSync(join(recordOf(dataDir).cluster, 'postgresql.auto.conf'), 'no_such_setting = 1\n');
    await expect(runProgram(dataDir)).rejects.toThrow(
      /^OperatorError: PostgreSQL did not start: .*no_such_setting.*\(log: .*postgres\.log\)$/
    );
  });

  it('says which folder when DATA_DIR is a file', async () => {
    const dataDir = temporaryDataDir();
    writeFileSync(dataDir, '');
    await expect(runProgram(dataDir)).rejects.toThrow(
      /^OperatorError: DATA_DIR: the folder .* cannot be made \(EEXIST\)\. Choose/
    );
  });
});
