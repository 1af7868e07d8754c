import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#lib/domain/calendar/office-date.ts';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import { keyListHash } from '#lib/protocol/wbs1/key-list.ts';
import { toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { openMessage } from '#lib/protocol/wbs1/message.ts';
import { unwrapReportKey, wrapReportKey } from '#lib/protocol/wbs1/report.ts';
import { messageFromWire, messageToWire, wrapFromWire, wrapToWire } from '#lib/protocol/wbs1/wire.ts';
import {
  appendMessage,
  grantWrap,
  halfYearCounts,
  listReports,
  markRead,
  openReport,
  purgeClosed,
  recuse,
  replayPurges,
  reply,
  verifyWbsAudit,
  type OpenedReport
} from '#lib/server/whistleblowing/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { refusal } from '#tests/support/complaints.ts';
import { say, step, submitted, type WbsCase } from '#tests/support/wbs-case.ts';
import {
  listedKey,
  newRecipient,
  nextList,
  openVault,
  recusal,
  tools,
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
afterAll(() => database.close());

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));

async function reportKeyOf(opened: OpenedReport, { keyId, pair }: TestRecipient) {
  const wrap = opened.wraps.find((one) => one.keyId === keyId);
  if (!wrap) throw new Error('no wrap');
  const place = { reportId: bytes(opened.report.id), keyListHash: bytes(wrap.keyListHash) };
  return unwrapReportKey(tools.suite, place, wrapFromWire(wrap), pair.privateKey);
}

const lineOf = async (one: WbsCase, by: TestRecipient) =>
  (await listReports(vault.deps, by.actor)).find(({ id }) => id === one.id);

describe('a recipient', () => {
  test('opens a report with their own key, and the server gives nothing that opens its mailbox', async () => {
    const one = await submitted(vault, { text: 'Suap di loket 2.' });
    const opened = await openReport(vault.deps, vault.inside.actor, one.id);
    const privateKey = await reportKeyOf(opened, vault.inside);
    const [first] = opened.messages;
    if (!first) throw new Error('no message');
    const text = await openMessage(tools, messageFromWire(first.message), {
      verifyKey: bytes(opened.report.reporterVerifyKey),
      reader: { index: 0, privateKey }
    });
    expect(text).toBe('Suap di loket 2.');
    expect(JSON.stringify(opened)).not.toContain(one.submission.report.lookupHash);
  });

  test('acknowledges with the first words, and sees what is due until then', async () => {
    const one = await submitted(vault);
    const before = await lineOf(one, vault.outside);
    expect(before).toMatchObject({ state: 'received', unread: true, mode: 'browser', quarantined: false });
    expect(before?.duties.map(({ duty, dueOn }) => `${duty} ${dueOn}`)).toEqual([
      'acknowledge 2026-11-27',
      'review 2026-12-11',
      'feedback 2027-02-27'
    ]);
    vault.clock.time = epochOf('2026-11-28T09:00:00+08:00');
    expect((await lineOf(one, vault.outside))?.duties[0]).toMatchObject({ duty: 'acknowledge', overdue: true });
    await say(vault, one, vault.inside);
    await markRead(vault.deps, vault.outside.actor, one.id, 99);
    const after = await lineOf(one, vault.outside);
    expect(after?.unread).toBe(false);
    expect(after?.duties.map(({ duty }) => duty)).toEqual(['review', 'news', 'feedback']);
    expect((await lineOf(one, vault.inside))?.unread).toBe(true);
  });

  test('writes only what they signed with a living key, in its place', async () => {
    const one = await submitted(vault);
    const message = messageToWire(await write(vault, one, one.messages, vault.inside));
    const send = (signedBy: string, change = {}) =>
      refusal(() =>
        appendMessage(vault.deps, vault.inside.actor, one.id, { message: { ...message, ...change }, signedBy })
      );
    expect((await send(vault.outside.keyId)).code).toBe('invalid');
    expect((await send(vault.inside.keyId, { signature: 'A'.repeat(86) })).code).toBe('invalid');
    const forged = messageToWire(await write(vault, one, one.messages, 'reporter'));
    expect((await send(vault.inside.keyId, forged)).code).toBe('invalid');
    await say(vault, one, vault.outside);
    expect((await send(vault.inside.keyId)).code).toBe('conflict');
  });

  test('proves the filing of the report itself, and of no later message', async () => {
    const one = await submitted(vault);
    const prove = async () => {
      const message = messageToWire(await write(vault, one, one.messages, vault.inside, { kind: 'proof' }));
      return refusal(() =>
        appendMessage(vault.deps, vault.inside.actor, one.id, { message, signedBy: vault.inside.keyId })
      );
    };
    const more = await write(vault, one, one.messages, 'reporter');
    await reply(vault.deps, { lookup: one.lookup, message: messageToWire(more), files: [] });
    one.messages.push(more);
    const refused = await prove();
    expect(refused.code).toBe('invalid');
    expect(refused.message).toContain('bukan untuk laporan ini');
    one.messages.pop();
    expect(await prove()).toMatchObject({ code: 'conflict' });
    const other = await submitted(vault);
    const message = messageToWire(await write(vault, other, other.messages, vault.inside, { kind: 'proof' }));
    await appendMessage(vault.deps, vault.inside.actor, other.id, { message, signedBy: vault.inside.keyId });
    expect((await lineOf(other, vault.inside))?.duties.map(({ duty }) => duty)).not.toContain('acknowledge');
  });

  test('keeps notes that the reporter never sees, in a chain of their own', async () => {
    const one = await submitted(vault);
    await say(vault, one, vault.inside);
    const note = await write(vault, one, [], vault.inside, { kind: 'note', text: 'Cocok dengan temuan lama.' });
    await appendMessage(vault.deps, vault.inside.actor, one.id, {
      message: messageToWire(note),
      signedBy: vault.inside.keyId
    });
    const opened = await openReport(vault.deps, vault.outside.actor, one.id);
    expect([opened.messages.length, opened.notes.length]).toEqual([2, 1]);
    const { readMailbox } = await import('#lib/server/whistleblowing/service.ts');
    expect(await readMailbox(vault.deps, { lookup: one.lookup, after: 0 })).not.toContain('"note"');
  });

  test('moves the state by a signed message, and only where the state leads', async () => {
    const one = await submitted(vault);
    await step(vault, one, vault.inside, 'under_review');
    expect((await refusal(() => step(vault, one, vault.inside, 'received'))).code).toBe('conflict');
    expect((await refusal(() => step(vault, one, vault.inside, 'closed_proven'))).code).toBe('invalid');
    await step(vault, one, vault.outside, 'closed_proven', 'proven');
    expect(await lineOf(one, vault.inside)).toMatchObject({
      state: 'closed_proven',
      purgeOn: '2027-11-24',
      duties: []
    });
    expect((await refusal(() => step(vault, one, vault.inside, 'followed_up'))).code).toBe('conflict');
  });

  test('gives the report to another, who then reads it; and gives up their own part for good', async () => {
    const one = await submitted(vault, { to: [vault.outside] });
    const third = await newRecipient(database.db);
    await nextList(vault, [listedKey(vault.inside), listedKey(vault.outside), listedKey(third)]);
    const word = await recusal(vault.outside, one.id);
    const away = () => recuse(vault.deps, vault.outside.actor, one.id, word);
    expect((await refusal(away)).code).toBe('conflict');

    const opened = await openReport(vault.deps, vault.outside.actor, one.id);
    const hash = await keyListHash(vault.list.body);
    const reportKey = {
      publicKey: bytes(opened.report.reportKey),
      privateKey: await reportKeyOf(opened, vault.outside)
    };
    const recipient = { keyId: third.keyId, publicKey: third.pair.publicKey };
    const place = { reportId: bytes(one.id), keyListHash: hash };
    const wrap = wrapToWire(await wrapReportKey(tools.suite, place, reportKey, recipient));
    const grant = () => grantWrap(vault.deps, vault.outside.actor, one.id, { wrap, keyListHash: toBase64Url(hash) });
    await grant();
    expect((await refusal(grant)).code).toBe('conflict');
    const theirs = await openReport(vault.deps, third.actor, one.id);
    expect(await reportKeyOf(theirs, third)).toEqual(one.reportKey.privateKey);
    expect(theirs.holders).toContainEqual({ keyId: third.keyId, grantedBy: vault.outside.keyId });

    // Access that nobody used yet may open nothing.
    expect((await refusal(away)).code).toBe('conflict');
    await markRead(vault.deps, third.actor, one.id, 1);
    for (const proof of [
      'A'.repeat(86),
      (await recusal(third, one.id)).proof,
      (await recusal(vault.outside, 'x')).proof
    ])
      expect((await refusal(() => recuse(vault.deps, vault.outside.actor, one.id, { ...word, proof }))).code).toBe(
        'invalid'
      );
    await away();
    expect((await refusal(() => openReport(vault.deps, vault.outside.actor, one.id))).code).toBe('not_found');
    expect(await lineOf(one, vault.outside)).toBeUndefined();
    expect((await openReport(vault.deps, third.actor, one.id)).state).toBe('received');
  });
});

describe('retention', () => {
  test('erases a closed report when its time is over, never one with unread words; the figures stay', async () => {
    const [read, unread] = [await submitted(vault), await submitted(vault)];
    const half = { year: 2026, half: 2 } as const;
    for (const one of [read, unread]) {
      await step(vault, one, vault.inside, 'closed_insufficient', 'other_channel');
      await markRead(vault.deps, vault.outside.actor, one.id, 2);
    }
    const last = await write(vault, unread, unread.messages, 'reporter', { text: 'Tunggu!' });
    expect(await reply(vault.deps, { lookup: unread.lookup, message: messageToWire(last), files: [] })).toEqual({
      status: 'created'
    });
    const purgeOn = (await lineOf(read, vault.inside))?.purgeOn ?? '';
    expect(purgeOn).toBe('2027-11-24');
    const [before] = await database.db.$client<{ n: number }[]>`select count(*)::int as n from wbs.statistics`;

    vault.clock.time = epochOf(`${addDays(purgeOn, -1)}T12:00:00+08:00`);
    await purgeClosed(vault.deps);
    const ids = async () =>
      (await database.db.$client<{ id: Buffer }[]>`select id from wbs.reports`).map(({ id }) =>
        id.toString('base64url')
      );
    expect(await ids()).toEqual(expect.arrayContaining([read.id, unread.id]));

    vault.clock.time = epochOf(`${purgeOn}T12:00:00+08:00`);
    const row = (
      await database.db.$client`select * from wbs.reports where id = ${Buffer.from(read.id, 'base64url')}`
    )[0];
    expect(await purgeClosed(vault.deps)).toBeGreaterThan(0);
    expect(await ids()).not.toContain(read.id);
    expect(await ids()).toContain(unread.id);
    const [left] = await database.db.$client<{ n: number }[]>`
      select (select count(*) from wbs.messages m where m.report_id = ${row?.id as Buffer})::int
        + (select count(*) from wbs.wraps w where w.report_id = ${row?.id as Buffer})::int as n`;
    expect(left?.n).toBe(0);
    const [after] = await database.db.$client<{ n: number }[]>`select count(*)::int as n from wbs.statistics`;
    expect(after).toEqual(before);
    expect((await halfYearCounts(vault.deps, half)).received.kind).toBe('exact');

    // A restore brings the row back; the list outside the database takes it away again.
    if (!row) throw new Error('no row');
    await database.db.$client`insert into wbs.reports ${database.db.$client(row)}`;
    expect(await ids()).toContain(read.id);
    expect(await replayPurges(vault.deps)).toBe(1);
    expect(await ids()).not.toContain(read.id);
  });

  test('counts outlive cases, small ones as one class', async () => {
    expect(await halfYearCounts(vault.deps, { year: 2027, half: 1 })).toEqual({
      received: { kind: 'few' },
      closed: { kind: 'few' },
      onTimeRate: undefined
    });
  });
});

test('a report is opened with the messages its trail names, so that one that was taken away is missed', async () => {
  const one = await submitted(vault);
  await say(vault, one, vault.inside);
  await step(vault, one, vault.inside, 'under_review');
  await markRead(vault.deps, vault.inside.actor, one.id, 3);
  const ids = one.messages.slice(1).map(({ header }) => header.messageId);
  await database.db.$client`delete from wbs.messages where id = ${Buffer.from(ids[1] ?? '', 'base64url')}`;
  const { messages, recorded, readSeq } = await openReport(vault.deps, vault.inside.actor, one.id);
  expect([...recorded].sort()).toEqual([...ids].sort());
  expect([messages.length, readSeq]).toEqual([2, 3]);
});

describe('the audit of recipients', () => {
  test('names acts and ids, follows from entry to entry, and refuses change', async () => {
    const verdict = await verifyWbsAudit(database.db);
    expect(verdict.ok).toBe(true);
    const rows = await database.db.$client<{ action: string }[]>`select distinct action from wbs.audit_entries`;
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'wbs.open',
        'wbs.message',
        'wbs.note',
        'wbs.state',
        'wbs.close',
        'wbs.grant',
        'wbs.recuse'
      ])
    );
    await expect(database.db.$client`delete from wbs.audit_entries`).rejects.toThrow('only grows');
    await database.db.$client`alter table wbs.audit_entries disable trigger all`;
    await database.db.$client`update wbs.audit_entries set actor = 'x' where number = 2`;
    expect(await verifyWbsAudit(database.db)).toEqual({ ok: false, broken: 2 });
  });
});
