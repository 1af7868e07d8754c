import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { replyAsComplainant, withdrawComplaint } from '#lib/server/complaints/complainant-actions.ts';
import { inboxCounts, listInbox, type InboxFilter } from '#lib/server/complaints/inbox.ts';
import { markOverdue } from '#lib/server/complaints/mark-overdue.ts';
import { mergeCase } from '#lib/server/complaints/merge-case.ts';
import { getOfficeCase } from '#lib/server/complaints/office-case.ts';
import {
  answerCase,
  askCompletion,
  assignCase,
  sendMessage,
  takeAction
} from '#lib/server/complaints/office-actions.ts';
import { complaintDependencies, makeOfficer, submitted, tuesday } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let officer: Actor & { kind: 'staff' };
const clock = { time: tuesday };
const day = 86_400_000;
const deps = () => complaintDependencies(database.db, clock);
const at = async (id: string) => ({ id, version: (await getOfficeCase(deps(), officer, id)).version });
const numbers = async (filter: InboxFilter, q = '') =>
  (await listInbox(deps(), officer, { filter, q, page: 1 })).items.map(({ registerNumber }) => registerNumber);

beforeAll(async () => {
  database = await openTestDatabase();
  officer = await makeOfficer(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
  clock.time = tuesday;
  await database.db.$client`truncate complaints, complaint_registers cascade`;
});

describe('the inbox', () => {
  it('shows what is due today, overdue, waiting, mine, open, quarantined and all, with matching counts', async () => {
    const due = await submitted(deps());
    const waiting = await submitted(deps());
    const mine = await submitted(deps());
    const withdrawn = await submitted(deps());
    clock.time += day;
    const fresh = await submitted(deps(), { quarantined: true });
    await askCompletion(deps(), officer, { ...(await at(waiting.id)), body: 'Lengkapi.' });
    await sendMessage(deps(), officer, { ...(await at(mine.id)), body: 'Kami periksa.' });
    await takeAction(deps(), officer, { ...(await at(mine.id)), action: 'accept' });
    await assignCase(deps(), officer, { ...(await at(mine.id)), assigneeId: officer.accountId });
    await withdrawComplaint(deps(), withdrawn.code);
    clock.time = tuesday + 3 * day;
    const names = (...cases: { registerNumber: string }[]) => cases.map(({ registerNumber }) => registerNumber);
    expect(await numbers('due')).toEqual(names(due));
    expect(await numbers('overdue')).toEqual([]);
    expect(await numbers('waiting')).toEqual(names(waiting));
    expect(await numbers('mine')).toEqual(names(mine));
    expect(await numbers('open')).toEqual(names(due, fresh, mine, waiting));
    expect(await numbers('quarantined')).toEqual(names(fresh));
    expect(await numbers('all')).toEqual(names(due, fresh, mine, waiting, withdrawn));
    const counts = { due: 1, overdue: 0, reply: 0, waiting: 1, mine: 1, open: 4, quarantined: 1, all: 5 };
    expect(await inboxCounts(deps(), officer)).toEqual(counts);
    clock.time = tuesday + 7 * day;
    expect(await numbers('overdue')).toEqual(names(due, fresh));
  });

  it('names the nearest duty of the office and how it stands', async () => {
    const { id } = await submitted(deps());
    clock.time += 7 * day;
    await takeAction(deps(), officer, { ...(await at(id)), action: 'accept' });
    const [item] = (await listInbox(deps(), officer, { filter: 'open', page: 1 })).items;
    expect(item).toMatchObject({ nextDue: { kind: 'first_response', dueOn: '2026-12-01', state: 'due_today' } });
  });

  it('says when the newest words are a complainant’s, of a merged case too', async () => {
    const [main, second] = [await submitted(deps()), await submitted(deps())];
    await mergeCase(deps(), officer, { ...(await at(second.id)), into: main.registerNumber });
    const unanswered = async () => (await listInbox(deps(), officer, { filter: 'open', page: 1 })).items[0]?.unanswered;
    expect(await numbers('open')).toEqual([main.registerNumber]);
    expect(await unanswered()).toBe(false);
    await replyAsComplainant(deps(), second.code, { submissionId: crypto.randomUUID(), body: 'Halo?', files: [] });
    expect(await unanswered()).toBe(true);
    clock.time += 1000;
    await sendMessage(deps(), officer, { ...(await at(second.id)), body: 'Halo.' });
    expect(await unanswered()).toBe(false);
  });

  it('brings a reply to an answer back to the office, with a day for it, until every complainant has got words', async () => {
    const [main, second] = [await submitted(deps()), await submitted(deps())];
    await mergeCase(deps(), officer, { ...(await at(second.id)), into: main.registerNumber });
    await answerCase(deps(), officer, { ...(await at(main.id)), body: 'Sudah.', alsoMerged: true });
    expect(await numbers('reply')).toEqual([]);
    clock.time += day;
    for (const { code } of [main, second])
      await replyAsComplainant(deps(), code, { submissionId: crypto.randomUUID(), body: 'Belum.', files: [] });
    const [item] = (await listInbox(deps(), officer, { filter: 'reply', page: 1 })).items;
    expect(item).toMatchObject({
      registerNumber: main.registerNumber,
      needsReply: true,
      nextDue: { kind: 'reply', dueOn: '2026-12-02', state: 'due' }
    });
    clock.time = tuesday + 9 * day;
    expect(await numbers('overdue')).toEqual([main.registerNumber]);
    expect(await markOverdue(deps())).toBe(1);
    await sendMessage(deps(), officer, { ...(await at(second.id)), body: 'Kami cek.' });
    expect(await numbers('reply')).toEqual([main.registerNumber]);
    expect(await numbers('overdue')).toEqual([main.registerNumber]);
    await sendMessage(deps(), officer, { ...(await at(main.id)), body: 'Kami cek.' });
    expect([...(await numbers('reply')), ...(await numbers('overdue'))]).toEqual([]);
    const { deadlines } = await getOfficeCase(deps(), officer, main.id);
    expect(deadlines.find(({ kind }) => kind === 'auto_close')).toMatchObject({ dueOn: '2026-12-17' });
  });

  it('finds cases by part of a number, and takes signs of the search language as plain text', async () => {
    const { registerNumber } = await submitted(deps());
    expect(await numbers('all', ' 0001 ')).toEqual([registerNumber]);
    expect(await numbers('all', 'dumas/2026')).toEqual([registerNumber]);
    for (const q of ['%', '_', "'", '\\', '0002']) expect(await numbers('all', q)).toEqual([]);
  });

  it('comes in pages', async () => {
    for (let i = 0; i < 51; i += 1) await submitted(deps());
    const second = await listInbox(deps(), officer, { filter: 'open', page: 2 });
    expect(second).toMatchObject({ page: 2, pages: 2, total: 51 });
    expect(second.items).toHaveLength(1);
    expect((await listInbox(deps(), officer, { filter: 'open', page: -3 })).items).toHaveLength(50);
  });
});
