import { expect, test } from 'vitest';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { chunkSize } from '#lib/protocol/wbs1/stream.ts';
import { sealedSize } from '#lib/protocol/wbs1/upload.ts';
import { connect } from '#lib/server/db/client.ts';
import {
  appendMessage,
  clearErased,
  missingChunks,
  openReport,
  readAtEachMinute,
  readFileChunk,
  readMailbox,
  readOwnMessage,
  reply,
  storeChunk,
  submitReport
} from '#lib/server/whistleblowing/service.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { newFileId, newReport, openVault, write, type TestVault } from '#tests/support/whistleblowing.ts';

type Connection = ReturnType<typeof connect>;

let vault: TestVault;

/** A single connection: what it read is in the statistics as soon as it says so. */
const alone = (url: string): Connection => connect({ url, applicationName: 'test', maxConnections: 1 });

/** When tables and indexes of whistleblowing, and what lies beside their rows, were last read; by name. */
async function lastReads({ db: { $client } }: Connection): Promise<Map<string, Date>> {
  await $client`select pg_stat_force_next_flush()`;
  const rows = await $client<{ name: string; at: Date | null }[]>`
    with tables as (
      select oid from pg_class where relnamespace = 'wbs'::regnamespace and relkind = 'r'
      union select reltoastrelid from pg_class where relnamespace = 'wbs'::regnamespace and relkind = 'r'
    )
    select relname as name, last_seq_scan as at from pg_stat_all_tables where relid in (select oid from tables)
    union all select indexrelname, last_idx_scan from pg_stat_all_indexes where relid in (select oid from tables)`;
  return new Map(rows.flatMap(({ name, at }) => (at ? [[name, new Date(at)]] : [])));
}

async function wholeWay() {
  const fileId = newFileId();
  const size = sealedSize(chunkSize);
  const report = await newReport(vault, { own: true, text: 'x'.repeat(20_000), files: [{ fileId, size }] });
  await submitReport(vault.deps, report.submission);
  const at = { lookup: report.reporter.lookup, fileId: new Uint8Array(Buffer.from(fileId, 'base64url')) };
  await storeChunk(vault.deps, { ...at, number: 0, chunk: new Uint8Array(size) });
  const office = await write(vault, report, [report.first], vault.inside, { text: 'x'.repeat(12_000) });
  const sent = { message: messageToWire(office), signedBy: vault.inside.keyId };
  await appendMessage(vault.deps, vault.inside.actor, report.id, sent);
  await readFileChunk(vault.deps, vault.inside.actor, report.id, { fileId, number: 0 });
  await openReport(vault.deps, vault.inside.actor, report.id);
  const message = messageToWire(await write(vault, report, [report.first, office], 'reporter'));
  await reply(vault.deps, { lookup: report.lookup, message, files: [] });
  await missingChunks(vault.deps, { lookup: report.lookup, fileId });
  await readMailbox(vault.deps, { lookup: report.lookup, after: 0 });
  await readOwnMessage(vault.deps, { lookup: report.lookup, messageId: report.first.header.messageId });
}

test.skipIf(process.env.TEST_DATABASE_URL !== undefined)(
  'after the job of the minute no statistic of the database tells when a reporter looked, read or wrote',
  async () => {
    const database = await openTestDatabase();
    vault = await openVault(database.db);
    await wholeWay();
    await database.close();
    const later = alone(database.url);
    try {
      const told = await lastReads(later);
      expect([...told.keys()]).toEqual(expect.arrayContaining(['reports_lookup', 'messages_place', 'files_pkey']));
      const [now] = await later.db.$client<{ at: Date }[]>`select clock_timestamp() as at`;
      const before = new Date(now?.at ?? 0);
      await readAtEachMinute(later);
      const after = await lastReads(later);
      expect([...told.keys()].filter((name) => (after.get(name) ?? 0) < before)).toEqual([]);
    } finally {
      await later.close();
    }
  }
);

test.skipIf(process.env.TEST_DATABASE_URL !== undefined)(
  'the job of the minute reads as much where there is no report',
  async () => {
    const database = await openTestDatabase(1);
    try {
      await readAtEachMinute(database);
      const read = [...(await lastReads(database)).keys()];
      expect(read).toEqual(
        expect.arrayContaining(['reports', 'wraps', 'messages', 'files', 'chunks', 'reports_lookup', 'messages_place'])
      );
    } finally {
      await database.close();
    }
  }
);

/** Tables of whistleblowing, and what lies beside their rows. */
const tended = `select c.oid, c.relname, c.reloptions from pg_class c
  where c.relnamespace = 'wbs'::regnamespace and c.relkind = 'r'
    or c.oid in (select reltoastrelid from pg_class where relnamespace = 'wbs'::regnamespace)`;

test('PostgreSQL tends no table of whistleblowing by itself: it would keep when somebody wrote', async () => {
  const database = await openTestDatabase(1);
  try {
    const found = await database.db.$client.unsafe<{ relname: string; reloptions: string[] | null }[]>(tended);
    expect(found.length).toBeGreaterThan(12);
    const left = found.filter(({ reloptions }) => !reloptions?.includes('autovacuum_enabled=false'));
    expect(left.map(({ relname }) => relname)).toEqual([]);
  } finally {
    await database.close();
  }
});

test('the job of the night tends every one of them', async () => {
  const database = await openTestDatabase(1);
  try {
    await clearErased(database);
    await database.db.$client`select pg_stat_force_next_flush()`;
    // A table that is written anew is a new one to the statistics.
    const left = await database.db.$client.unsafe<{ relname: string }[]>(
      `select relname from (${tended}) t where relname <> 'wraps' and relname not like 'pg_toast%'
        and (select last_vacuum is null or last_analyze is null from pg_stat_all_tables s where s.relid = t.oid)`
    );
    expect(left.map(({ relname }) => relname)).toEqual([]);
  } finally {
    await database.close();
  }
});
