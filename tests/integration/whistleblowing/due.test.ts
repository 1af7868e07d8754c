import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { printGate } from '../../../src/cli/prepare-whistleblowing.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import { listDueItems } from '#lib/server/staff/due-items.ts';
import { presentInbox } from '#lib/server/whistleblowing/desk-presenter.ts';
import {
  appendMessage,
  changeState,
  lacksReader,
  markRead,
  noteReaderlessReports,
  readInbox,
  reply,
  submitReport
} from '#lib/server/whistleblowing/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  listedKey,
  newReport,
  nextList,
  openVault,
  write,
  type TestReport,
  type TestVault
} from '#tests/support/whistleblowing.ts';

const admin: Actor = { kind: 'staff', accountId: '00000000-0000-4000-8000-000000000001', role: 'admin' };

let database: TestDatabase;
let vault: TestVault;

beforeEach(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterEach(() => database.close());

const on = (day: string) => {
  vault.clock.time = epochOf(`${day}T09:30:00+08:00`);
};
const home = async (actor: Actor = vault.inside.actor) =>
  (await listDueItems(vault.deps, actor))
    .filter(({ href }) => href.startsWith('/staf/wbs'))
    .map(({ title, until, isLate }) => `${isLate ? '! ' : ''}${title}; ${until}`);

async function send(choice = {}): Promise<TestReport> {
  const report = await newReport(vault, choice);
  expect(await submitReport(vault.deps, report.submission)).toEqual({ status: 'created' });
  return report;
}

const read = (report: TestReport) => markRead(vault.deps, vault.inside.actor, report.id, 99);

describe('the home page, where the only mail leads', () => {
  test('raises the alarm of a deadline: due, overdue, and silent once it is done', async () => {
    expect(await home()).toEqual([]);
    const report = await send();
    await read(report);
    expect(await home()).toEqual(['Tangani 1 laporan WBS yang jatuh tempo; Dalam tiga hari']);
    on('2026-11-28');
    expect(await home()).toEqual(['! Tangani 1 laporan WBS yang lewat tenggat; Lewat tenggat']);
    expect(await home(vault.outside.actor)).toContain('Baca kabar baru pada 1 laporan WBS; Pelapor menunggu');
    const message = messageToWire(await write(vault, report, [report.first], vault.inside));
    await appendMessage(vault.deps, vault.inside.actor, report.id, { message, signedBy: vault.inside.keyId });
    expect(await home()).toEqual([]);
  });

  test('asks for a reply in the days of a review, and for news thirty days after the last word', async () => {
    const report = await send();
    await read(report);
    const first = await write(vault, report, [report.first], vault.inside);
    const signedBy = vault.inside.keyId;
    await appendMessage(vault.deps, vault.inside.actor, report.id, { message: messageToWire(first), signedBy });
    const asked = await write(vault, report, [report.first, first], vault.inside, { kind: 'state' });
    const step = { message: messageToWire(asked), signedBy, state: 'forwarded', reason: null } as const;
    await changeState(vault.deps, vault.inside.actor, report.id, step);
    expect(await home()).toEqual([]);
    on('2026-12-24');
    expect(await home()).toEqual(['Tangani 1 laporan WBS yang jatuh tempo; Dalam tiga hari']);
    on('2026-11-25');
    const answer = await write(vault, report, [report.first, first, asked], 'reporter');
    await reply(vault.deps, { lookup: report.lookup, message: messageToWire(answer), files: [] });
    expect(await home()).toEqual(['Baca kabar baru pada 1 laporan WBS; Pelapor menunggu']);
    await read(report);
    on('2026-12-10');
    expect(await home()).toEqual(['! Tangani 1 laporan WBS yang lewat tenggat; Lewat tenggat']);
  });

  test('warns thirty and seven days before a closed report is erased', async () => {
    const report = await send();
    await read(report);
    await database.db.$client`
      update wbs.reports set state = 'closed_unproven', closing_reason = 'unproven', closed_on = '2026-11-24',
        purge_on = '2027-01-24' where id = ${Buffer.from(report.id, 'base64url')}`;
    const warned = async (day: string) => {
      on(day);
      return (await home()).filter((line) => line.includes('dihapus'));
    };
    expect(await warned('2026-12-24')).toEqual([]);
    expect(await warned('2026-12-25')).toEqual(['Periksa 1 laporan WBS yang akan dihapus; Dalam 30 hari']);
    expect(await warned('2027-01-17')).toEqual(['Periksa 1 laporan WBS yang akan dihapus; Dalam 7 hari']);
  });

  test('tells an admin nothing of reports, and a person of another role nothing at all', async () => {
    await send();
    on('2026-12-20');
    expect((await home(admin)).join()).not.toMatch(/laporan/i);
    expect(await home({ ...admin, role: 'leadership' })).toEqual([]);
  });

  test('warns of the list of keys 21 days before it ends, and of the closed form afterwards', async () => {
    on('2027-01-09');
    expect(await home(admin)).toEqual([]);
    on('2027-01-10');
    const renew = 'Perbarui daftar kunci WBS dalam upacara kunci; Sebelum 31 Januari 2027';
    expect([await home(admin), await home()]).toEqual([[renew], [renew]]);
    on('2027-02-01');
    expect((await home(admin))[0]).toMatch(/^! Formulir WBS tertutup\. Masa berlaku .*; Sekarang$/);
  });
});

test('the inbox verifies the newest list of keys once', async () => {
  await send();
  const verify = vi.spyOn(crypto.subtle, 'verify');
  await readInbox(vault.deps, vault.inside.actor);
  expect(verify).toHaveBeenCalledTimes(1);
  verify.mockRestore();
});

describe('a list of keys that cannot be trusted', () => {
  const shown = async () => presentInbox(await readInbox(vault.deps, vault.inside.actor), '2026-11-24');

  test('is never told as “no reports”: those that wait behind it are counted, here and on the home page', async () => {
    await send();
    expect(await readInbox(vault.deps, vault.inside.actor)).toMatchObject({ trust: 'listed', locked: 0 });
    await database.db.$client`update wbs.key_lists set body = replace(body, '2027-01-31', '2027-01-30')`;
    expect(await readInbox(vault.deps, vault.inside.actor)).toEqual({ lines: [], trust: 'invalid', locked: 1 });
    expect((await shown()).locked).toMatch(/^1 laporan terkunci untuk Anda, tetapi daftar kuncinya tidak sah\./);
    expect((await shown()).lede).not.toContain('Tidak ada');
    expect(await home()).toContain('! Pulihkan 1 laporan WBS yang terkunci bagi Anda; Tenggatnya berjalan');
  });

  test('or a root key that is gone says so even where nothing waits', async () => {
    vault = { ...vault, deps: { ...vault.deps, config: { ...vault.deps.config, wbsRootKey: undefined } } };
    expect(await readInbox(vault.deps, vault.inside.actor)).toEqual({ lines: [], trust: 'invalid', locked: 0 });
    expect((await shown()).trustNotice).toMatch(/tidak dapat dipastikan/);
  });

  test('counts what lies on a key that the newest list names no more', async () => {
    await send();
    await nextList(vault, [listedKey(vault.outside)]);
    expect(await readInbox(vault.deps, vault.inside.actor)).toEqual({ lines: [], trust: 'unlisted', locked: 1 });
    expect(await readInbox(vault.deps, vault.outside.actor)).toMatchObject({ trust: 'listed', locked: 0 });
  });

  test('counts what lies on a key whose time has not come: it reads nothing before', async () => {
    await send();
    await nextList(vault, [listedKey(vault.inside, { from: '2026-12-01' }), listedKey(vault.outside)]);
    expect(await readInbox(vault.deps, vault.inside.actor)).toEqual({ lines: [], trust: 'unlisted', locked: 1 });
    on('2026-12-01');
    expect(await readInbox(vault.deps, vault.inside.actor)).toMatchObject({ trust: 'listed', locked: 0 });
  });
});

test('the list begins with the nearest duty and names unread words on a closed report', async () => {
  const late = await send();
  on('2026-11-26');
  const early = await send();
  const ids = async () => (await readInbox(vault.deps, vault.inside.actor)).lines.map(({ id }) => id);
  expect(await ids()).toEqual([late.id, early.id]);
  const closing = await write(vault, late, [late.first], vault.inside, { kind: 'state' });
  await changeState(vault.deps, vault.inside.actor, late.id, {
    message: messageToWire(closing),
    signedBy: vault.inside.keyId,
    state: 'closed_insufficient',
    reason: 'insufficient_evidence'
  });
  await read(late);
  await read(early);
  expect(await ids()).toEqual([early.id, late.id]);
  const words = await write(vault, late, [late.first, closing], 'reporter');
  await reply(vault.deps, { lookup: late.lookup, message: messageToWire(words), files: [] });
  const inbox = presentInbox(await readInbox(vault.deps, vault.inside.actor), '2026-11-26');
  expect(inbox.lede).toBe('1 laporan terbuka, 1 dengan kabar yang belum dibaca.');
});

describe('a report that nobody can read any more', () => {
  const cry = '! Cari pembaca bagi laporan WBS yang tidak dapat dibuka siapa pun; Tenggatnya berjalan';
  const night = () => noteReaderlessReports(vault.deps);

  test('is told to admins and recipients the night after, without a number, and no earlier', async () => {
    await send({ to: [vault.outside] });
    await night();
    expect(await home(admin)).toEqual([]);
    await database.db.$client`
      update staff_accounts set disabled_at = now() where id = ${vault.outside.actor.accountId}`;
    expect((await home(admin)).join()).not.toContain(cry);
    await night();
    expect(await home(admin)).toContain(cry);
    expect(await home()).toContain(cry);
    await database.db.$client`update staff_accounts set disabled_at = null`;
    await night();
    expect(await home()).not.toContain(cry);
  });

  test('is one whose only reader the newest list leaves out, but none that is closed', async () => {
    const report = await send({ to: [vault.outside] });
    await nextList(vault, [listedKey(vault.inside)]);
    await night();
    expect(await lacksReader(database.db)).toBe(true);
    await database.db.$client`
      update wbs.reports set state = 'closed_unproven', closed_on = '2026-11-25' where id = ${Buffer.from(report.id, 'base64url')}`;
    await night();
    expect(await lacksReader(database.db)).toBe(false);
  });
});

test('a start without a mail server says that recipients are not reminded', async () => {
  const said: string[] = [];
  const start = (mailing?: object) =>
    printGate({ ...vault.deps, mailing } as unknown as Runtime, (line) => void said.push(line));
  await start({});
  expect(said).toEqual([]);
  await start();
  expect(said.join()).toMatch(/no mail server/);
});
