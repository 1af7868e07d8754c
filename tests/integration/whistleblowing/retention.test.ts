import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import type { ClosingReason } from '#lib/domain/whistleblowing/closing-reason.ts';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import {
  clearErased,
  listReports,
  markRead,
  openReport,
  purgeClosed,
  readInbox,
  recuse,
  reply
} from '#lib/server/whistleblowing/service.ts';
import { presentCase, presentInbox } from '#lib/server/whistleblowing/desk-presenter.ts';
import { appendPurged, purgeListOf } from '#lib/server/whistleblowing/purge-list.ts';
import { prepareWhistleblowing } from '../../../src/cli/prepare-whistleblowing.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { refusal } from '#tests/support/complaints.ts';
import { step, submitted, type WbsCase } from '#tests/support/wbs-case.ts';
import {
  recusal,
  openVault,
  tuesday,
  write,
  type TestRecipient,
  type TestVault
} from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
beforeEach(() => void (vault.clock.time = tuesday));
afterAll(() => database.close());

const sql = () => database.db.$client;
const bytes = (id: string) => Buffer.from(id, 'base64url');
const noonOf = (day: string) => epochOf(`${day}T12:00:00+08:00`);
const year = '2027-11-24';

async function answer(one: WbsCase) {
  const message = await write(vault, one, one.messages, 'reporter', { text: 'Tunggu!' });
  await reply(vault.deps, { lookup: one.lookup, message: messageToWire(message), files: [] });
  one.messages.push(message);
}

async function closed(reason: ClosingReason = 'other_channel'): Promise<WbsCase> {
  const one = await submitted(vault);
  await step(vault, one, vault.inside, 'closed_insufficient', reason);
  return one;
}

const read = (one: WbsCase, by: TestRecipient) => markRead(vault.deps, by.actor, one.id, one.messages.length);
const lineOf = async (one: WbsCase) =>
  (await listReports(vault.deps, vault.outside.actor)).find(({ id }) => id === one.id);

async function isErasedOn(day: string, one: WbsCase): Promise<boolean> {
  vault.clock.time = noonOf(day);
  await purgeClosed(vault.deps);
  vault.clock.time = tuesday;
  return (await sql()`select from wbs.reports where id = ${bytes(one.id)}`).length === 0;
}

const statistics = async (): Promise<number> =>
  (await sql()<{ n: number }[]>`select count(*)::int as n from wbs.statistics`)[0]?.n ?? 0;

describe('a closed report is erased', () => {
  test('only when everybody who can read it has read the closing; whoever closed has', async () => {
    const one = await closed();
    expect(await isErasedOn('2040-01-01', one)).toBe(false);
    await markRead(vault.deps, vault.outside.actor, one.id, 1);
    expect(await isErasedOn('2040-01-01', one)).toBe(false);
    await read(one, vault.outside);
    expect(await isErasedOn(addDays(year, -1), one)).toBe(false);
    expect(await isErasedOn(year, one)).toBe(true);
  });

  test('thirty days after the closing at the earliest, also when the reporter asked', async () => {
    const one = await closed('reporter_asked');
    await read(one, vault.outside);
    expect((await lineOf(one))?.purgeOn).toBe('2026-12-24');
    await sql()`update wbs.reports set purge_on = '2026-11-25' where id = ${bytes(one.id)}`;
    expect(await isErasedOn('2026-12-23', one)).toBe(false);
    expect(await isErasedOn('2026-12-24', one)).toBe(true);
  });

  test('never while the reporter wrote after the closing, even when everybody read that', async () => {
    const one = await closed();
    await answer(one);
    await read(one, vault.inside);
    await read(one, vault.outside);
    expect(await isErasedOn('2040-01-01', one)).toBe(false);
  });

  test('and until then its recipients are told what is true: the earliest day, or what holds it back', async () => {
    const [waits, written, forged, due] = [await closed(), await closed(), await closed(), await closed()];
    await answer(written);
    await sql()`update wbs.reports set closed_on = '2026-11-20' where id = ${bytes(forged.id)}`;
    for (const one of [written, forged, due]) await read(one, vault.outside);
    const toldOn = async (day: string, one: WbsCase) => {
      vault.clock.time = noonOf(day);
      const { reports } = presentInbox(await readInbox(vault.deps, vault.outside.actor), day);
      const { facts } = presentCase(await openReport(vault.deps, vault.outside.actor, one.id), [], day);
      vault.clock.time = tuesday;
      const marks = reports.find(({ id }) => id === one.id)?.marks ?? [];
      expect(facts.at(-1)).toEqual({ term: 'Penghapusan', text: marks.at(-1) });
      return marks.at(-1);
    };
    expect(await toldOn(addDays(year, -1), waits)).toBe('Dihapus paling cepat 24 November 2027');
    expect(await toldOn(year, waits)).toMatch(/^Belum dihapus: ada penerima yang belum membaca/);
    expect(await toldOn(year, written)).toMatch(/^Belum dihapus: pelapor menulis lagi/);
    expect(await toldOn(year, forged)).toMatch(/^Belum dihapus: status di basis data tidak cocok/);
    expect(await toldOn(year, due)).toBe('Dihapus malam ini');
    expect(await isErasedOn(year, due)).toBe(true);
  });

  test('without asking those who gave it up, or whose account ended', async () => {
    const [given, gone] = [await closed(), await closed()];
    await recuse(vault.deps, vault.outside.actor, given.id, await recusal(vault.outside, given.id));
    expect(await isErasedOn(year, given)).toBe(true);
    const { accountId } = vault.outside.actor;
    await sql()`update staff_accounts set disabled_at = now() where id = ${accountId}`;
    expect(await isErasedOn(year, gone)).toBe(true);
    await sql()`update staff_accounts set disabled_at = null where id = ${accountId}`;
  });

  test('never while nobody can read it, or the list of keys does not hold', async () => {
    const one = await closed();
    await read(one, vault.outside);
    const untrusting = {
      ...vault.deps,
      now: () => noonOf(year),
      config: { ...vault.deps.config, wbsRootKey: 'A'.repeat(43) }
    };
    expect(await purgeClosed(untrusting)).toBe(0);
    expect(await isErasedOn(year, one)).toBe(true);
  });

  test('only by a step that a listed key signed: columns and rows written into the database erase nothing', async () => {
    const one = await submitted(vault);
    await step(vault, one, vault.inside, 'under_review');
    await read(one, vault.inside);
    await read(one, vault.outside);
    const close = (on: string) => sql()`
      update wbs.reports set state = 'closed_insufficient', closing_reason = 'duplicate', closed_on = ${on}, purge_on = '2027-01-01'
      where id = ${bytes(one.id)}`;
    await close('2026-11-30');
    expect(await isErasedOn(year, one)).toBe(false);
    await sql()`
      insert into wbs.messages (id, report_id, seq, sender, kind, mode, key_list_hash, previous, seen, hash, iv, ciphertext,
        sealed_keys, commitment, signature, signed_by, day)
      select sha256(id), report_id, 3, sender, kind, mode, key_list_hash, hash, seen, sha256(hash), iv, ciphertext,
        sealed_keys, commitment, signature, signed_by, '2026-11-30' from wbs.messages
      where report_id = ${bytes(one.id)} and seq = 2`;
    await sql()`update wbs.wraps set read_seq = 9 where report_id = ${bytes(one.id)}`;
    expect(await isErasedOn(year, one)).toBe(false);
  });
});

describe('whoever holds a closed report', () => {
  test('opens it again until it is erased: it is counted no more, and not erased', async () => {
    const before = await statistics();
    const one = await closed();
    expect(await statistics()).toBe(before + 1);
    await read(one, vault.outside);
    await step(vault, one, vault.outside, 'under_review');
    expect(await statistics()).toBe(before);
    expect(await lineOf(one)).toMatchObject({ state: 'under_review', closingReason: null, purgeOn: null });
    expect(await isErasedOn('2040-01-01', one)).toBe(false);
    await step(vault, one, vault.inside, 'closed_proven', 'proven');
    await read(one, vault.outside);
    expect(await statistics()).toBe(before + 1);
    expect(await isErasedOn(year, one)).toBe(true);
    expect(await statistics()).toBe(before + 1);
  });

  test('does not open what a purge that was cut off has named already', async () => {
    const one = await closed();
    await appendPurged(purgeListOf(vault.deps.config.keyFile), [bytes(one.id)]);
    expect((await refusal(() => step(vault, one, vault.outside, 'under_review'))).code).toBe('conflict');
    expect((await lineOf(one))?.state).toBe('closed_insufficient');
    expect(officeDateAt(tuesday)).toBe('2026-11-24');
  });
});

describe('what was erased', () => {
  const wrapBytes = async () => {
    await sql()`checkpoint`;
    const [row] = await sql()<{ all: Buffer }[]>`
      select pg_read_binary_file(pg_relation_filepath('wbs.wraps')) as all`;
    return row?.all ?? Buffer.alloc(0);
  };
  const enclosed = ({ submission }: WbsCase) => Buffer.from(submission.wraps[0]?.ct ?? '', 'base64url');

  test('leaves no sealed key in the table, and those of the others stay', async () => {
    const [one, other] = [await closed(), await submitted(vault)];
    await read(one, vault.outside);
    expect(await isErasedOn(year, one)).toBe(true);
    expect((await wrapBytes()).includes(enclosed(one))).toBe(true);
    // A connection that begins anywhere on the server at this moment may hold the rows; the next night takes them.
    const left = async () => {
      await clearErased(vault.deps);
      const all = await wrapBytes();
      return [all.includes(enclosed(one)), all.includes(enclosed(other))];
    };
    await expect.poll(left, { timeout: 10_000 }).toEqual([false, true]);
  });

  test('leaves nothing of keys or ciphertext in the statistics of the database, which outlive the rows', async () => {
    await closed();
    await clearErased(vault.deps);
    const counted = await sql()<{ tablename: string; type: string }[]>`
      select s.tablename, format_type(a.atttypid, null) as type from pg_stats s
      join pg_attribute a on a.attrelid = format('%I.%I', s.schemaname, s.tablename)::regclass and a.attname = s.attname
      where s.schemaname = 'wbs'`;
    expect(counted.map(({ tablename }) => tablename)).toEqual(expect.arrayContaining(['wraps', 'messages', 'reports']));
    expect(counted.filter(({ type }) => ['bytea', 'jsonb'].includes(type))).toEqual([]);
  });

  test('is cleared another night while somebody reads for long', async () => {
    const session = await sql().reserve();
    await session`begin`;
    await session`select from wbs.wraps`;
    await clearErased(vault.deps);
    await session`rollback`;
    session.release();
    expect((await sql()`show lock_timeout`)[0]).toEqual({ lock_timeout: '0' });
  });

  test('is erased again when the program starts on an older disk, and the trail says so once', async () => {
    const one = await submitted(vault);
    await appendPurged(purgeListOf(vault.deps.config.keyFile), [bytes(one.id)]);
    await prepareWhistleblowing(vault.deps);
    await prepareWhistleblowing(vault.deps);
    expect(await lineOf(one)).toBeUndefined();
    const entries = await sql()`select action, details from wbs.audit_entries where subject = ${one.id}`;
    expect(entries).toEqual([{ action: 'wbs.purge', details: { again: true } }]);
  });
});
