import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBackup } from '#lib/server/backup/load.ts';
import { copyOut, countTable, inSnapshot } from '#lib/server/backup/repository.ts';
import { saveBackup } from '#lib/server/backup/save.ts';
import { readBackup } from '#lib/server/backup/verify.ts';
import { recordAudit, verifyAudit } from '#lib/server/audit/service.ts';
import { connect, type Database } from '#lib/server/db/client.ts';
import { findMigrationLevel, migrateDatabase } from '#lib/server/db/migrations.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import { simulateQuarters } from '#lib/server/demo/service.ts';
import { getStaffResult } from '#lib/server/statistics/service.ts';
import { ensureRounds } from '#lib/server/surveys/service.ts';
import { submitResponse } from '#lib/server/surveys/submit-response.ts';
import { openEmptyDatabase, openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newId, november, skmSubmission, watchSaying } from '#tests/support/submissions.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const folder = temporaryFolder('suara-backup-');
const migrationsFolder = join(import.meta.dirname, '../../../drizzle');
const now = () => november;
const opened: TestDatabase[] = [];
let source: TestDatabase;
let file: string;
let names = 0;
const newFile = () => join(folder, `${(names += 1)}.backup`);

async function fresh(): Promise<TestDatabase & { migrationsFolder: string; databaseUrl: string }> {
  const database = await openEmptyDatabase();
  opened.push(database);
  return { ...database, databaseUrl: database.url, migrationsFolder };
}

const send = (db: Database, id = newId(), value = 4) =>
  submitResponse({ db, now, bursts: watchSaying(false) }, id, skmSubmission(value), '192.0.2.1');

const audit = (db: Database, subject: string) =>
  inTransaction(db, (tx) =>
    recordAudit(tx, { at: november, actor: { kind: 'program', name: 'cli' }, action: 'round.close', subject })
  );

/** Everything a backup says of a database, but when it was made. */
function contentOf(path: string): string {
  return gunzipSync(readFileSync(path))
    .toString('latin1')
    .replace(/"createdAt":"[^"]*"/, '')
    .replace(/\{"sha256":"[^"]*"\}$/, '');
}

async function backupOf(db: Database): Promise<string> {
  const path = newFile();
  await saveBackup({ db, now }, path);
  return path;
}

beforeAll(async () => {
  source = await openTestDatabase();
  opened.push(source);
  const { db } = source;
  await ensureRounds({ db, now });
  await simulateQuarters({ db, now }, 0.2);
  const id = newId();
  const awkward = 'tab\t, baris\nbaru, \\N, "kutip", \u2028 dan 🙂';
  const submission = skmSubmission(3, { suggestion: awkward });
  await submitResponse({ db, now, bursts: watchSaying(true) }, id, submission, '192.0.2.1');
  await send(db, id, 1);
  await audit(db, 'pelayanan-publik 2026-tw3');
  await audit(db, 'persepsi-korupsi 2026-tw3');
  file = await backupOf(db);
});

afterAll(async () => {
  for (const { close } of opened) await close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a backup restored into an empty database', () => {
  it('is the same to the last byte, figures, audit chain and next identity included', async () => {
    const target = await fresh();
    const { header, rows } = await loadBackup(target, file);
    expect(header.migrationLevel).toBe(await findMigrationLevel(target.db));
    expect(rows).toBeGreaterThan(500);
    expect(contentOf(await backupOf(target.db))).toBe(contentOf(file));
    const period = { year: 2026, quarter: 4 } as const;
    expect(await getStaffResult({ db: target.db, now }, 'pelayanan-publik', period)).toEqual(
      await getStaffResult({ db: source.db, now }, 'pelayanan-publik', period)
    );
    expect(await verifyAudit(target.db)).toEqual(await verifyAudit(source.db));
    await audit(target.db, 'a next entry');
    const id = newId();
    await send(target.db, id, 2);
    expect(await send(target.db, id, 3)).toEqual({ kind: 'conflicting' });
    await expect(target.db.$client`delete from audit_entries`).rejects.toThrow('only grows');
  });

  it('works for a database user who is no superuser', async () => {
    const target = await fresh();
    const name = new URL(target.url).pathname.slice(1);
    const { $client } = target.db;
    await $client.unsafe(`create role ${name}_user login password 'x'; alter database ${name} owner to ${name}_user`);
    const url = Object.assign(new URL(target.url), { username: `${name}_user`, password: 'x' }).href;
    const { db, close } = connect({ url, applicationName: 'test' });
    await loadBackup({ db, databaseUrl: url, migrationsFolder }, file);
    expect(contentOf(await backupOf(db))).toBe(contentOf(file));
    await close();
  });

  it('brings an older backup to the level of this program', async () => {
    const journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as {
      entries: { when: number }[];
    };
    const [first, last] = [journal.entries[0]?.when ?? 0, journal.entries.at(-1)?.when ?? 0];
    const old = await fresh();
    await migrateDatabase(old.url, migrationsFolder, first);
    expect(await findMigrationLevel(old.db)).toBe(first);
    await old.db.$client`
      insert into plans values (2025, '{"a": 1}', 'x', '2025-01-01T00:00:00Z')`;
    const target = await fresh();
    await loadBackup(target, await backupOf(old.db));
    expect(await findMigrationLevel(target.db)).toBe(last);
    expect(await target.db.$client`select definition from plans`).toEqual([{ definition: { a: 1 } }]);
  });
});

describe('a backup beside a running program', () => {
  it('holds one moment: no round without its responses, no tally without its rows', async () => {
    const busy = await openTestDatabase();
    opened.push(busy);
    await ensureRounds({ db: busy.db, now });
    const { $client } = busy.db;
    let writing = true;
    // Each transaction adds one row to the first and to the last table of the backup.
    const writer = (async () => {
      for (let year = 100; writing; year += 1) {
        await $client.begin(async (tx) => {
          await tx`insert into plans values (${year}, '{}', 'x', now())`;
          await tx`insert into settings values (${`n${year}`}, '2026-01-01', '1', now())`;
        });
      }
    })();
    await expect.poll(() => busy.db.$client`select from plans limit 1`).toHaveLength(1);
    for (let round = 0; round < 5; round += 1) {
      const path = await backupOf(busy.db);
      const rows: Record<string, number> = {};
      await readBackup(path, async (table, text, count) => {
        for await (const _chunk of text);
        rows[table.name] = count();
      });
      expect(rows.plans).toBe(rows.settings);
      expect(rows.plans).toBeGreaterThan(0);
    }
    writing = false;
    await writer;
  });
});

describe('reading a table', () => {
  it.each([0, 1, 50_000])('of %i rows leaves the connection usable, read to the end or not', async (rows) => {
    const target = await fresh();
    const { db } = target;
    await db.$client.unsafe(
      `create table t as select n, repeat('x', 200) as text from generate_series(1, ${rows}) as g(n)`
    );
    const table = { schema: 'public', name: 't', columns: ['n', 'text'] };
    await inSnapshot(db, async (session) => {
      for await (const _chunk of copyOut(session, table)) break;
      expect(await countTable(session, table)).toBe(rows);
      for await (const _chunk of copyOut(session, table));
      expect(await countTable(session, table)).toBe(rows);
    });
  });
});

describe('a backup file', () => {
  it('can be read by its owner alone and never replaces another file', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = readFileSync(file);
    await expect(saveBackup({ db: source.db, now }, file)).rejects.toThrow('never overwrites');
    expect(readFileSync(file).equals(before)).toBe(true);
    await expect(saveBackup({ db: source.db, now }, join(folder, 'none/x'))).rejects.toThrow('make it first');
  });
});

describe('restoring refuses in one line and loads nothing', () => {
  const tables = async (db: Database) =>
    (await db.$client<{ n: number }[]>`select count(*)::int as n from pg_tables where schemaname = 'public'`)[0]?.n;

  async function refused(path: string, words: RegExp): Promise<void> {
    const target = await fresh();
    const problem = await loadBackup(target, path).then(
      () => undefined,
      (error: Error) => error
    );
    expect(problem?.name).toBe('OperatorError');
    expect(problem?.message).toMatch(words);
    expect(problem?.message).not.toContain('\n');
    expect(await tables(target.db)).toBe(0);
  }

  function changed(change: (bytes: Buffer) => Buffer, compressed = false): string {
    const path = newFile();
    const bytes = readFileSync(file);
    writeFileSync(path, compressed ? change(bytes) : gzipSync(change(gunzipSync(bytes))));
    return path;
  }

  it('a truncated file', async () => {
    await refused(
      changed((bytes) => bytes.subarray(0, bytes.length - 200), true),
      /ends too early/
    );
    await refused(
      changed((bytes) => bytes.subarray(0, bytes.length - 200)),
      /ends too early/
    );
  });

  it('a file with one altered byte', async () => {
    const flip = (bytes: Buffer) => {
      const at = bytes.indexOf('Petugas ramah');
      bytes.write('B', at);
      return bytes;
    };
    await refused(changed(flip), /table responses does not match its checksum/);
    await refused(
      changed((bytes) => {
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
        return bytes;
      }, true),
      /damaged/
    );
  });

  it('a file with a table taken out or something added', async () => {
    await refused(
      changed((bytes) => Buffer.concat([bytes, Buffer.from('x')])),
      /follows its end/
    );
    await refused(
      changed((bytes) => Buffer.from(bytes.toString('latin1').replace('0.1.0', '0.1.1'), 'latin1')),
      /check/
    );
  });

  it('what is no backup, or is not there', async () => {
    const path = newFile();
    writeFileSync(path, 'hello');
    await refused(path, /damaged/);
    writeFileSync(path, gzipSync('hello, this is some text'));
    await refused(path, /damaged/);
    await refused(join(folder, 'none'), /There is no file/);
  });

  it('a backup of a newer program', async () => {
    const bytes = gunzipSync(readFileSync(file)).toString('latin1');
    const newer = Buffer.from(bytes.replace(/"migrationLevel":\d/, '"migrationLevel":9'), 'latin1');
    const body = newer.subarray(0, newer.length - 4 - 77);
    const seal = newer.subarray(newer.length - 4 - 77, newer.length - 77);
    const sum = createHash('sha256').update(body).digest('hex');
    const path = newFile();
    writeFileSync(path, gzipSync(Buffer.concat([body, seal, Buffer.from(`{"sha256":"${sum}"}`)])));
    await refused(path, /newer program/);
  });

  it('a database that holds something', async () => {
    const target = await fresh();
    await migrateDatabase(target.url, migrationsFolder);
    await target.db.$client`insert into plans values (2030, '{}', 'x', now())`;
    await expect(loadBackup(target, file)).rejects.toThrow('not empty (table plans');
    expect(await target.db.$client`select year from plans`).toHaveLength(1);
    await target.db.$client`delete from plans`;
    await loadBackup(target, file);
    expect(contentOf(await backupOf(target.db))).toBe(contentOf(file));
  });
});
