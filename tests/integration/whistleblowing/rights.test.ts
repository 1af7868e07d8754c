import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asRecipient, asReporter } from '#lib/server/whistleblowing/access-repository.ts';
import { hasSameChunk, listStoredChunks } from '#lib/server/whistleblowing/file-repository.ts';
import { lookupHashOf } from '#lib/server/whistleblowing/mailbox.ts';
import { missingChunks, readMailbox, storeChunk, submitReport } from '#lib/server/whistleblowing/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newFileId, newReport, openVault, type TestVault } from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterAll(() => database.close());

const refused = { cause: { code: '42501' } };
const asWeb = (statement: string) => asReporter(database.db, (tx) => tx.execute(statement));
const asOffice = (statement: string) =>
  asRecipient(database.db, [Buffer.from(vault.inside.keyId, 'base64url')], (tx) => tx.execute(statement));

describe('the row of the instance, on which every code depends,', () => {
  const changes = [
    `update wbs.instance set id = sha256('x')`,
    `update wbs.instance set "only" = true`,
    `update wbs.instance set unread_by_all = false`,
    `update wbs.instance set compared_on = null, compared_root = null`,
    `update wbs.instance set reports_this_hour = 0, id = sha256('x')`,
    `delete from wbs.instance`,
    `truncate wbs.instance`,
    `insert into wbs.instance values (true, sha256('x'), 0, 0, false)`
  ];

  test.each(changes)('is not changed by a reporter’s request or a recipient’s: %s', async (change) => {
    await expect(asWeb(change)).rejects.toMatchObject(refused);
    await expect(asOffice(change)).rejects.toMatchObject(refused);
  });

  test('lets a reporter’s request count, and read nothing but the id and the counts', async () => {
    await asWeb('update wbs.instance set reports_this_hour = reports_this_hour + 0, bytes_this_hour = bytes_this_hour');
    expect(await asWeb('select id, reports_this_hour, bytes_this_hour from wbs.instance')).toHaveLength(1);
    for (const column of ['*', 'unread_by_all', 'compared_on', 'compared_root']) {
      await expect(asWeb(`select ${column} from wbs.instance`), column).rejects.toMatchObject(refused);
    }
    await expect(asOffice('update wbs.instance set reports_this_hour = 0')).rejects.toMatchObject(refused);
  });
});

test('a reporter’s request gives keys to the report it brings, and to none that is there already', async () => {
  const to = [vault.outside];
  const { submission, id } = await newReport(vault, { to });
  expect(await submitReport(vault.deps, submission)).toEqual({ status: 'created' });
  const intruder = `
    insert into wbs.wraps (report_id, key_id, enc, ct, key_list_hash, read_seq)
    values (decode('${Buffer.from(id, 'base64url').toString('hex')}', 'hex'), 'x', 'x', 'x', 'x', 0)`;
  await expect(asWeb(intruder)).rejects.toMatchObject(refused);
});

test('a reporter’s request changes and deletes no row of any report', async () => {
  for (const table of ['reports', 'wraps', 'messages', 'files', 'chunks', 'spent_nonces', 'audit_entries']) {
    await expect(asWeb(`delete from wbs.${table}`), table).rejects.toMatchObject(refused);
    await expect(asWeb(`truncate wbs.${table}`), table).rejects.toMatchObject(refused);
  }
  await expect(asWeb(`update wbs.reports set state = 'received'`)).rejects.toMatchObject(refused);
  await expect(asWeb(`update wbs.messages set seq = 1`)).rejects.toMatchObject(refused);
  await expect(asWeb(`update wbs.wraps set read_seq = 0`)).rejects.toMatchObject(refused);
  await expect(asWeb(`select wbs.holds('\\x00')`)).rejects.toMatchObject(refused);
});

test('parts of a file are known to the code of its report alone, and compared with no other’s', async () => {
  const fileId = newFileId();
  const [mine, other] = [
    await newReport(vault, { files: [{ fileId, size: 50 }] }),
    await newReport(vault, { files: [{ fileId: newFileId(), size: 50 }] })
  ];
  for (const { submission } of [mine, other]) await submitReport(vault.deps, submission);
  const file = Buffer.from(fileId, 'base64url');
  const chunk = new Uint8Array(50).fill(7);
  const upload = { lookup: mine.reporter.lookup, fileId: new Uint8Array(file), number: 0, chunk };
  expect(await storeChunk(vault.deps, upload)).toEqual({ status: 'created' });
  const known = (lookup: string) => {
    const lookupHash = lookupHashOf(lookup);
    return asReporter(database.db, async (tx) => ({
      stored: await listStoredChunks(tx, lookupHash, file),
      same: await hasSameChunk(tx, { lookupHash, fileId: file, number: 0 }, Buffer.from(chunk))
    }));
  };
  expect(await known(mine.lookup)).toEqual({ stored: [0], same: true });
  expect(await known(other.lookup)).toEqual({ stored: [], same: false });
  expect(await missingChunks(vault.deps, { lookup: other.lookup, fileId })).toBeUndefined();
  expect(await readMailbox(vault.deps, { lookup: other.lookup, after: 0 })).not.toContain(mine.id);
});
