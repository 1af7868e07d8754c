import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { complaintStates, type ComplaintState } from '#lib/domain/complaints/complaint-state.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { listAudit } from '#lib/server/audit/service.ts';
import { addNote } from '#lib/server/complaints/case-notes.ts';
import { replyAsComplainant } from '#lib/server/complaints/complainant-actions.ts';
import { getOfficeCase, viewIdentity } from '#lib/server/complaints/office-case.ts';
import {
  answerCase,
  askCompletion,
  assignCase,
  classifyCase,
  forwardCase,
  sendMessage,
  takeAction,
  type PlainStep
} from '#lib/server/complaints/office-actions.ts';
import { openTrackedCase } from '#lib/server/complaints/tracked-case.ts';
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

beforeAll(async () => {
  database = await openTestDatabase();
  officer = await makeOfficer(database.db);
  await database.db.$client`insert into holidays (date, kind, name) values
    ('2026-12-24', 'collective_leave', 'Kelahiran Yesus Kristus'), ('2026-12-25', 'public_holiday', 'Kelahiran Yesus Kristus')`;
});
afterAll(() => database.close());
beforeEach(() => {
  clock.time = tuesday;
});

const versionOf = async (id: string) => (await getOfficeCase(deps(), officer, id)).version;
const at = async (id: string) => ({ id, version: await versionOf(id) });
const step = async (id: string, action: PlainStep, reason?: string) =>
  takeAction(deps(), officer, { ...(await at(id)), action, reason });
const eventsOf = (id: string) =>
  database.db.$client<{ kind: string; from_state: string | null; to_state: string | null }[]>`
    select kind, from_state, to_state from complaint_events where complaint_id = ${id} order by id`;

describe('the life of a case', () => {
  it('goes from receipt over verification and answer to its end, each step an event and an audit entry', async () => {
    const { id, code, registerNumber } = await submitted(deps());
    await step(id, 'verify');
    clock.time += day;
    await step(id, 'accept');
    await answerCase(deps(), officer, { ...(await at(id)), body: 'Jam loket sudah diperbaiki.' });
    const answered = await openTrackedCase(deps(), code);
    expect(answered).toMatchObject({
      state: { code: 'answered' },
      messages: [{ from: 'office', body: 'Jam loket sudah diperbaiki.' }],
      actions: { reply: true, withdraw: true, reopen: true, rate: false }
    });
    expect(answered.deadlines.map(({ kind, dueOn, state }) => [kind, dueOn, state])).toEqual([
      ['verify', '2026-11-27', 'done_in_time'],
      ['first_response', '2026-12-01', 'done_in_time'],
      ['resolve', '2026-12-15', 'done_in_time'],
      ['auto_close', '2026-12-09', 'due']
    ]);
    clock.time += 30 * day;
    await step(id, 'close');
    expect(await openTrackedCase(deps(), code)).toMatchObject({ state: { code: 'closed' }, actions: { rate: true } });
    expect((await eventsOf(id)).map(({ kind, to_state }) => [kind, to_state])).toEqual([
      ['receive', 'received'],
      ['verify', 'in_verification'],
      ['accept', 'in_progress'],
      ['answer', 'answered'],
      ['close', 'closed']
    ]);
    const entries = await listAudit(database.db, undefined, 4);
    expect(entries.map(({ action, subject }) => [action, subject]).reverse()).toEqual(
      ['verify', 'accept', 'answer', 'close'].map((action) => [`complaint.${action}`, registerNumber])
    );
  });

  it('stops the clock while the complainant completes the file, and goes on with the reply', async () => {
    const { id, code } = await submitted(deps());
    await askCompletion(deps(), officer, { ...(await at(id)), body: 'Sebutkan nomor loketnya.' });
    const waiting = await openTrackedCase(deps(), code);
    expect(waiting.state.code).toBe('needs_completion');
    expect(waiting.deadlines.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['verify', '2026-11-27'],
      ['first_response', '2026-12-01'],
      ['complete', '2026-12-24']
    ]);
    clock.time += 6 * day;
    await replyAsComplainant(deps(), code, { submissionId: crypto.randomUUID(), body: 'Loket 2.', files: [] });
    const tracked = await openTrackedCase(deps(), code);
    expect(tracked.state.code).toBe('in_verification');
    expect(tracked.deadlines.map(({ kind }) => kind)).toEqual(['verify', 'first_response', 'resolve']);
    expect((await eventsOf(id)).map(({ kind }) => kind)).toEqual(['receive', 'ask_completion', 'complete']);
  });

  it('takes the first words to the complainant as the first response', async () => {
    const { id, code } = await submitted(deps());
    clock.time += 20 * day;
    await sendMessage(deps(), officer, { ...(await at(id)), body: 'Sedang kami periksa.' });
    const { deadlines, state } = await openTrackedCase(deps(), code);
    expect(state.code).toBe('received');
    expect(deadlines.find(({ kind }) => kind === 'first_response')).toMatchObject({ state: 'done_late' });
    expect(deadlines.find(({ kind }) => kind === 'verify')).toMatchObject({ state: 'overdue' });
  });

  it('rejects with a reason only, which the complainant reads', async () => {
    const { id, code } = await submitted(deps());
    expect(await refusal(() => step(id, 'reject', '  '))).toMatchObject({
      code: 'invalid',
      fields: { reason: expect.stringContaining('alasan') as string }
    });
    await step(id, 'reject', 'Bukan kewenangan kantor ini.');
    expect(await openTrackedCase(deps(), code)).toMatchObject({
      state: { code: 'rejected' },
      messages: [{ body: 'Bukan kewenangan kantor ini.' }]
    });
  });

  it('forwards to a body, to SP4N-LAPOR! only with the tracking id it has there', async () => {
    const { id, code } = await submitted(deps());
    const input = { ...(await at(id)), destination: 'sp4n_lapor' as const };
    expect(await refusal(() => forwardCase(deps(), officer, { ...input, externalReference: ' ' }))).toMatchObject({
      fields: { externalReference: expect.stringContaining('Tracking ID') as string }
    });
    await forwardCase(deps(), officer, { ...input, externalReference: '10234567' });
    expect(await openTrackedCase(deps(), code)).toMatchObject({
      state: { code: 'forwarded' },
      forwardedTo: { name: 'SP4N-LAPOR!', reference: '10234567' }
    });
  });

  it('follows the class with the deadline of the resolution', async () => {
    const { id } = await submitted(deps());
    const dueOn = async () =>
      (await getOfficeCase(deps(), officer, id)).deadlines.find(({ kind }) => kind === 'resolve')?.dueOn;
    expect(await dueOn()).toBe('2026-12-14');
    await classifyCase(deps(), officer, { ...(await at(id)), class: 'complaint', oversight: true, category: 'fees' });
    expect(await dueOn()).toBe('2027-02-18');
    await classifyCase(deps(), officer, {
      ...(await at(id)),
      class: 'information_request',
      oversight: true,
      category: 'fees'
    });
    expect(await getOfficeCase(deps(), officer, id)).toMatchObject({ oversight: null, category: { code: 'fees' } });
    expect(await dueOn()).toBe('2026-12-01');
  });

  it('refuses every step that its state does not allow, and leaves the case as it was', async () => {
    const { id } = await submitted(deps());
    const steps: readonly PlainStep[] = ['verify', 'accept', 'complete', 'close', 'reopen', 'reject'];
    const plain = (state: ComplaintState, action: PlainStep) =>
      database.db.$client`update complaints set state = ${state}, file_complete_on = null, ended_on = null,
        auto_close_on = null, reopened_on = '2026-01-01' where id = ${id}`.then(() => step(id, action, 'alasan'));
    const allowed: string[] = [];
    for (const state of complaintStates) {
      for (const action of steps) {
        const before = (await eventsOf(id)).length;
        const problem = await plain(state, action).then(
          () => undefined,
          (thrown: unknown) => thrown
        );
        if (problem === undefined) allowed.push(`${state} ${action}`);
        else {
          expect(problem).toMatchObject({ code: 'conflict' });
          expect(await eventsOf(id)).toHaveLength(before);
        }
      }
    }
    expect(allowed).toEqual([
      'received verify',
      'received accept',
      'received reject',
      'in_verification accept',
      'in_verification reject',
      'needs_completion complete',
      'needs_completion reject',
      'in_progress reject'
    ]);
  });

  it('takes a second click for what it is: nothing changes, nothing is said twice', async () => {
    const { id, code } = await submitted(deps());
    const form = await at(id);
    const answer = () => answerCase(deps(), officer, { ...form, body: 'Sudah diperbaiki.' });
    await Promise.all([answer(), answer()]);
    expect((await openTrackedCase(deps(), code)).messages).toHaveLength(1);
    clock.time += 11_000;
    expect(await refusal(answer)).toMatchObject({ code: 'conflict' });
  });

  it('refuses a form made for an older version, and of two people at once lets one through', async () => {
    const { id } = await submitted(deps());
    const form = await at(id);
    const both = await Promise.allSettled([
      takeAction(deps(), officer, { ...form, action: 'verify' }),
      takeAction(deps(), officer, { ...form, action: 'accept' })
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusal(() => takeAction(deps(), officer, { ...form, action: 'reject', reason: 'x' }))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Muat ulang') as string
    });
  });
});

describe('the words of a case', () => {
  it('notes never reach the complainant and disturb nobody else', async () => {
    const { id, code } = await submitted(deps());
    const before = await versionOf(id);
    await addNote(deps(), officer, { id, body: 'Tanyakan ke satpam.' });
    expect(await versionOf(id)).toBe(before);
    expect(JSON.stringify(await openTrackedCase(deps(), code))).not.toContain('satpam');
    expect((await getOfficeCase(deps(), officer, id)).messages).toMatchObject([
      { author: 'note', authorName: 'Petugas Uji', body: 'Tanyakan ke satpam.' }
    ]);
  });

  it('asks for words where they are needed', async () => {
    const { id } = await submitted(deps());
    const form = await at(id);
    for (const work of [answerCase, askCompletion, sendMessage]) {
      expect(await refusal(() => work(deps(), officer, { ...form, body: ' \n ' }))).toMatchObject({
        code: 'invalid',
        fields: { body: expect.any(String) as string }
      });
    }
    expect(await refusal(() => sendMessage(deps(), officer, { ...form, body: 'a'.repeat(10_001) }))).toMatchObject({
      code: 'invalid'
    });
  });
});

describe('the identity of a complainant', () => {
  it('of a confidential case is for its handler alone, each view audited', async () => {
    const colleague = await makeOfficer(database.db, 'Cici');
    const { id, registerNumber } = await submitted(deps(), { form: complaintForm({ identity: 'confidential' }) });
    expect(await refusal(() => viewIdentity(deps(), officer, id))).toMatchObject({ code: 'forbidden' });
    expect(await getOfficeCase(deps(), officer, id)).toMatchObject({ identityView: 'assignee_only' });
    await assignCase(deps(), officer, { ...(await at(id)), assigneeId: officer.accountId });
    expect(await viewIdentity(deps(), officer, id)).toMatchObject({ name: 'Warga Uji', email: 'warga@example.org' });
    expect(await refusal(() => viewIdentity(deps(), colleague, id))).toMatchObject({ code: 'forbidden' });
    const [entry] = await listAudit(database.db, undefined, 1);
    expect(entry).toMatchObject({
      actor: officer.accountId,
      action: 'complaint.identity_view',
      subject: registerNumber,
      details: {}
    });
  });

  it('is no part of the case page, and of an anonymous case nowhere', async () => {
    const named = await submitted(deps());
    expect(JSON.stringify(await getOfficeCase(deps(), officer, named.id))).not.toMatch(
      /Warga Uji|example\.org|Sudarso/
    );
    expect(await viewIdentity(deps(), officer, named.id)).toMatchObject({ name: 'Warga Uji' });
    const anonymous = await submitted(deps(), { form: complaintForm({ identity: 'anonymous' }) });
    expect(await refusal(() => viewIdentity(deps(), officer, anonymous.id))).toMatchObject({ code: 'not_found' });
  });

  it('cases are given to active complaint officers only', async () => {
    const { id } = await submitted(deps());
    const form = await at(id);
    for (const assigneeId of [crypto.randomUUID(), 'x']) {
      expect(await refusal(() => assignCase(deps(), officer, { ...form, assigneeId }))).toMatchObject({
        fields: { assigneeId: expect.any(String) as string }
      });
    }
  });
});
