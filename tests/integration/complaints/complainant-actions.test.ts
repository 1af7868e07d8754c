import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { listAudit } from '#lib/server/audit/service.ts';
import { closeUnanswered, lapseIncomplete } from '#lib/server/complaints/auto-close.ts';
import {
  rateHandling,
  reopenComplaint,
  replyAsComplainant,
  withdrawComplaint
} from '#lib/server/complaints/complainant-actions.ts';
import { getOfficeCase, viewIdentity } from '#lib/server/complaints/office-case.ts';
import { answerCase, askCompletion, sendMessage, takeAction } from '#lib/server/complaints/office-actions.ts';
import { eraseIdentity, exportOwnData } from '#lib/server/complaints/own-data.ts';
import { publishSummary, writePublicSummary } from '#lib/server/complaints/public-summary.ts';
import { redateOpenCases } from '#lib/server/complaints/redate-cases.ts';
import { lastPurge, purgeDue } from '#lib/server/complaints/retention.ts';
import { openTrackedAttachment, openTrackedCase } from '#lib/server/complaints/tracked-case.ts';
import {
  complaintDependencies,
  complaintForm,
  makeOfficer,
  refusal,
  submitted,
  tuesday
} from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let officer: Actor & { kind: 'staff' };
const clock = { time: tuesday };
const day = 86_400_000;
const deps = () => complaintDependencies(database.db, clock);
const at = async (id: string) => ({ id, version: (await getOfficeCase(deps(), officer, id)).version });
const reply = (code: string, body = 'Masih sama.', submissionId: string = randomUUID()) =>
  replyAsComplainant(deps(), code, { submissionId, body, files: [] });
const answered = async () => {
  const made = await submitted(deps());
  await answerCase(deps(), officer, { ...(await at(made.id)), body: 'Sudah diperbaiki.' });
  return made;
};
const closed = async () => {
  const made = await answered();
  clock.time += 30 * day;
  await takeAction(deps(), officer, { ...(await at(made.id)), action: 'close' });
  return made;
};

beforeAll(async () => {
  database = await openTestDatabase();
  officer = await makeOfficer(database.db);
});
afterAll(() => database.close());
beforeEach(() => {
  clock.time = tuesday;
});

describe('a complainant with the code', () => {
  it('replies once, however often the button is pressed, with files of their own', async () => {
    const { code } = await submitted(deps());
    const files = [{ name: 'bukti.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF'), cleaned: false }];
    const message = { submissionId: randomUUID(), body: '  Ini buktinya.\n', files };
    await Promise.all([1, 2, 3].map(() => replyAsComplainant(deps(), code, message)));
    const { messages } = await openTrackedCase(deps(), code);
    expect(messages).toMatchObject([
      { from: 'complainant', body: 'Ini buktinya.', attachments: [{ name: 'bukti.pdf', size: 4 }] }
    ]);
    const opened = await openTrackedAttachment(deps(), code, messages[0]?.attachments[0]?.id ?? '');
    expect(opened.bytes.toString()).toBe('%PDF');
  });

  it('says which files did not go with a message that was sent before', async () => {
    const { code } = await submitted(deps());
    const plain = { mediaType: 'text/plain', cleaned: false };
    const file = (name: string, text: string) => ({ ...plain, name, bytes: Buffer.from(text) });
    const message = { submissionId: randomUUID(), body: 'Ini buktinya.' };
    const send = (...files: ReturnType<typeof file>[]) => replyAsComplainant(deps(), code, { ...message, files });
    expect(await send(file('a.txt', 'satu'))).toEqual({ filesRefused: undefined });
    expect(await send(file('a.txt', 'satu'))).toEqual({ filesRefused: undefined });
    for (const files of [[file('a.txt', 'satu'), file('b.txt', 'dua')], [file('a.txt', 'lain isinya')]])
      expect(await send(...files)).toEqual({ filesRefused: 'already_sent' });
    expect((await openTrackedCase(deps(), code)).messages[0]?.attachments).toHaveLength(1);
  });

  it('cannot write into another case by reusing its message id', async () => {
    const [first, second] = [await submitted(deps()), await submitted(deps())];
    const id = randomUUID();
    await reply(first.code, 'satu', id);
    expect(await refusal(() => reply(second.code, 'dua', id))).toMatchObject({ code: 'conflict' });
    expect((await openTrackedCase(deps(), second.code)).messages).toEqual([]);
    expect(await refusal(() => reply(second.code, 'dua', 'bukan-id'))).toMatchObject({ code: 'invalid' });
  });

  it('never loses other words sent from the same page', async () => {
    const { code } = await submitted(deps());
    const submissionId = randomUUID();
    await reply(code, 'Satu.', submissionId);
    await reply(code, ' Satu. ', submissionId);
    await expect(reply(code, 'Dua.', submissionId)).rejects.toMatchObject({ code: 'conflict' });
    const { messages } = await openTrackedCase(deps(), code);
    expect(messages.map(({ body }) => body)).toEqual(['Satu.']);
  });

  it('withdraws an open case, and an ended one no more', async () => {
    const { code } = await submitted(deps());
    await withdrawComplaint(deps(), code);
    const shown = await openTrackedCase(deps(), code);
    expect(shown).toMatchObject({ state: { code: 'withdrawn' }, deadlines: [] });
    expect(shown.actions).toMatchObject({ reply: false, withdraw: false, reopen: false, rate: false });
    await withdrawComplaint(deps(), code);
    expect((await openTrackedCase(deps(), code)).timeline).toHaveLength(2);
    const { code: ended } = await closed();
    expect(await refusal(() => withdrawComplaint(deps(), ended))).toMatchObject({ code: 'conflict' });
    expect(await refusal(() => reply(code))).toMatchObject({ code: 'conflict' });
  });

  it('opens a closed case again once, with a reason, and gets the whole time anew', async () => {
    const { code } = await closed();
    const reason = { submissionId: randomUUID(), reason: 'Loket tutup lagi.' };
    expect(await refusal(() => reopenComplaint(deps(), code, { ...reason, reason: '' }))).toMatchObject({
      fields: { reason: expect.any(String) as string }
    });
    await reopenComplaint(deps(), code, reason);
    await reopenComplaint(deps(), code, reason);
    const shown = await openTrackedCase(deps(), code);
    expect(shown).toMatchObject({ state: { code: 'in_progress' }, actions: { reopen: false } });
    expect(shown.messages.at(-1)).toMatchObject({ from: 'complainant', body: 'Loket tutup lagi.' });
    expect(shown.deadlines.find(({ kind }) => kind === 'resolve')).toMatchObject({ state: 'due' });
    const again = { submissionId: randomUUID(), reason: 'Lagi.' };
    expect(await refusal(() => reopenComplaint(deps(), code, again))).toMatchObject({ code: 'conflict' });
  });

  it('rates the handling after its end, from 1 to 4, the last rating counting', async () => {
    const open = await submitted(deps());
    expect(await refusal(() => rateHandling(deps(), open.code, { score: 4 }))).toMatchObject({ code: 'conflict' });
    const { code } = await closed();
    for (const score of [0, 5, 2.5, Number.NaN]) {
      expect(await refusal(() => rateHandling(deps(), code, { score }))).toMatchObject({ code: 'invalid' });
    }
    await rateHandling(deps(), code, { score: 2, words: 'Lama.' });
    await rateHandling(deps(), code, { score: 3, words: ' ' });
    expect((await openTrackedCase(deps(), code)).satisfaction).toEqual({ score: 3, words: null });
  });
});

describe('time', () => {
  it('closes an answered case after ten working days without a reply, and not before', async () => {
    const { code } = await answered();
    clock.time += 14 * day;
    expect(await closeUnanswered(deps())).toBe(0);
    clock.time += day;
    expect(await closeUnanswered(deps())).toBe(1);
    expect(await closeUnanswered(deps())).toBe(0);
    const { state, timeline } = await openTrackedCase(deps(), code);
    expect(state.code).toBe('closed');
    expect(timeline.at(-1)?.text).toContain('Tidak ada balasan');
  });

  it('never closes a case whose complainant replied to the answer, until the office answers again', async () => {
    const { id, code } = await answered();
    await reply(code);
    clock.time += 60 * day;
    expect(await closeUnanswered(deps())).toBe(0);
    await answerCase(deps(), officer, { ...(await at(id)), body: 'Kini sungguh selesai.' });
    clock.time += 30 * day;
    expect(await closeUnanswered(deps())).toBe(1);
  });

  it('takes a case as withdrawn that was not completed within thirty days', async () => {
    const { id, code } = await submitted(deps());
    await askCompletion(deps(), officer, { ...(await at(id)), body: 'Lengkapi.' });
    clock.time += 30 * day;
    expect(await lapseIncomplete(deps())).toBe(0);
    clock.time += day;
    expect(await lapseIncomplete(deps())).toBe(1);
    const { state, timeline } = await openTrackedCase(deps(), code);
    expect(state.code).toBe('withdrawn');
    expect(timeline.at(-1)?.text).toContain('dianggap dicabut');
  });
});

describe('the calendar', () => {
  it('moves the deadlines of open cases when it changes, and leaves all others alone', async () => {
    await database.db.$client`truncate complaints cascade`;
    const [open, ended] = [await submitted(deps()), await submitted(deps())];
    await withdrawComplaint(deps(), ended.code);
    expect(await redateOpenCases(deps())).toBe(0);
    await database.db.$client`insert into holidays values ('2026-11-27', 'collective_leave', 'Cuti bersama')`;
    expect(await redateOpenCases(deps())).toBe(1);
    const { deadlines } = await openTrackedCase(deps(), open.code);
    expect(deadlines.map(({ dueOn }) => dueOn)).toEqual(['2026-11-30', '2026-12-02', '2026-12-15']);
    await database.db.$client`truncate holidays`;
  });
});

describe('personal data', () => {
  it('comes out whole for whoever has the code, and without the office’s notes and names', async () => {
    const { id, code } = await submitted(deps());
    await sendMessage(deps(), officer, { ...(await at(id)), body: 'Kami periksa.' });
    const { fileName, json } = await exportOwnData(deps(), code);
    expect(fileName).toMatch(/^DUMAS-2026-XI-\d{4}\.json$/);
    expect(JSON.parse(json)).toMatchObject({
      complainant: { name: 'Warga Uji', email: 'warga@example.org' },
      content: { subject: 'Loket tutup lebih awal' },
      messages: [{ from: 'office', body: 'Kami periksa.' }]
    });
    expect(json).not.toContain('Petugas Uji');
  });

  it('tells in the timeline that a copy was taken, once a day, and puts no citizen into the audit log', async () => {
    const { code } = await submitted(deps());
    const [before] = await listAudit(database.db, undefined, 1);
    const copies = async () =>
      (await openTrackedCase(deps(), code)).timeline.filter(({ text }) => text.startsWith('Anda mengunduh')).length;
    await exportOwnData(deps(), code);
    await exportOwnData(deps(), code);
    expect(await copies()).toBe(1);
    clock.time += day;
    await exportOwnData(deps(), code);
    expect(await copies()).toBe(2);
    expect(await listAudit(database.db, undefined, 1)).toEqual([before]);
  });

  it('loses name and contact on request while the case goes on', async () => {
    const { id, code } = await submitted(deps());
    expect(await eraseIdentity(deps(), code)).toEqual({ content: 'kept' });
    expect(await eraseIdentity(deps(), code)).toEqual({ content: 'kept' });
    expect(await refusal(() => viewIdentity(deps(), officer, id))).toMatchObject({ code: 'not_found' });
    const shown = await openTrackedCase(deps(), code);
    expect(shown.content?.subject).toBe('Loket tutup lebih awal');
    expect(shown.actions).toMatchObject({ reply: true, eraseIdentity: false, eraseContent: false });
  });

  it('loses everything written on request once the case has ended; number, state and dates stay', async () => {
    const { id, code, registerNumber } = await closed();
    await rateHandling(deps(), code, { score: 1, words: 'Nama saya Warga Uji.' });
    expect(await eraseIdentity(deps(), code)).toEqual({ content: 'erased' });
    const shown = await openTrackedCase(deps(), code);
    expect(shown).toMatchObject({
      registerNumber,
      state: { code: 'closed' },
      content: null,
      attachments: [],
      messages: [{ body: null }],
      satisfaction: { score: 1, words: null }
    });
    expect(await getOfficeCase(deps(), officer, id)).toMatchObject({ content: null, messages: [{ body: null }] });
    const [row] = await database.db.$client`select data_key, content, complainant from complaints where id = ${id}`;
    expect(row).toEqual({ data_key: null, content: null, complainant: null });
  });

  it('takes the summary off the public list with the rest, and is not opened again by anybody', async () => {
    const { id, code } = await closed();
    const version = async () => (await getOfficeCase(deps(), officer, id)).version;
    await writePublicSummary(deps(), officer, { id, version: await version(), summary: 'Warga Uji mengadu.' });
    await publishSummary(deps(), officer, { id, version: await version() });
    await eraseIdentity(deps(), code);
    const office = await getOfficeCase(deps(), officer, id);
    expect(office).toMatchObject({ publicSummary: null, publishedOn: null });
    expect(office.actions).not.toContain('reopen');
    const reopening = { id, version: office.version, action: 'reopen' as const };
    expect(await refusal(() => takeAction(deps(), officer, reopening))).toMatchObject({ code: 'conflict' });
    const again = { submissionId: randomUUID(), reason: 'Belum selesai.' };
    expect(await refusal(() => reopenComplaint(deps(), code, again))).toMatchObject({ code: 'conflict' });
  });

  it('of a case that ended two years ago is purged, once, with a count; the case still counts', async () => {
    await database.db.$client`truncate complaints cascade`;
    const { id, code } = await closed();
    await submitted(deps(), { form: complaintForm({ identity: 'anonymous' }) });
    clock.time = Date.parse('2028-12-23T01:00:00Z');
    expect(await purgeDue(deps())).toEqual({ identities: 0, contents: 0 });
    expect(await lastPurge(deps(), officer)).toBeUndefined();
    clock.time = Date.parse('2028-12-24T01:00:00Z');
    expect(await purgeDue(deps())).toEqual({ identities: 1, contents: 0 });
    const [entry] = await listAudit(database.db, undefined, 1);
    expect(entry).toMatchObject({ actor: 'jobs', action: 'complaint.purge', details: { count: 1 } });
    expect(await purgeDue(deps())).toEqual({ identities: 0, contents: 0 });
    expect(await lastPurge(deps(), officer)).toContain('nama dan kontak dari 1 pengaduan');
    expect(await refusal(() => viewIdentity(deps(), officer, id))).toMatchObject({ code: 'not_found' });
    expect(await openTrackedCase(deps(), code)).toMatchObject({ state: { code: 'closed' } });
  });

  it('is purged although another case cannot be, which the log names', async () => {
    await database.db.$client`truncate complaints cascade`;
    const [faulty, fine] = [await closed(), await closed()];
    await database.db.$client.unsafe(`create function fail_one() returns trigger language plpgsql as
      $$ begin if new.id = '${faulty.id}' then raise 'broken'; end if; return new; end $$;
      create trigger fail_one before update on complaints for each row execute function fail_one()`);
    clock.time = Date.parse('2029-12-24T01:00:00Z');
    const logged: object[] = [];
    const log = { error: (facts: object) => logged.push(facts) };
    await expect(purgeDue({ ...deps(), log })).rejects.toThrow('1 of 2 cases failed');
    expect(logged).toMatchObject([{ case: faulty.id }]);
    expect(await refusal(() => viewIdentity(deps(), officer, fine.id))).toMatchObject({ code: 'not_found' });
    await database.db.$client`drop trigger fail_one on complaints`;
    expect(await purgeDue(deps())).toEqual({ identities: 1, contents: 0 });
  });
});
