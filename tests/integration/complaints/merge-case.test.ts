import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { closeUnanswered, lapseIncomplete } from '#lib/server/complaints/auto-close.ts';
import { reopenComplaint, replyAsComplainant, withdrawComplaint } from '#lib/server/complaints/complainant-actions.ts';
import { mergeCase } from '#lib/server/complaints/merge-case.ts';
import { getOfficeCase } from '#lib/server/complaints/office-case.ts';
import { answerCase, askCompletion, sendMessage, takeAction } from '#lib/server/complaints/office-actions.ts';
import { eraseIdentity } from '#lib/server/complaints/own-data.ts';
import { openTrackedCase } from '#lib/server/complaints/tracked-case.ts';
import { complaintDependencies, makeOfficer, refusal, submitted, tuesday } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let officer: Actor & { kind: 'staff' };
const clock = { time: tuesday };
const day = 86_400_000;
const deps = () => complaintDependencies(database.db, clock);
const at = async (id: string) => ({ id, version: (await getOfficeCase(deps(), officer, id)).version });
const merge = async (id: string, into: string) => mergeCase(deps(), officer, { ...(await at(id)), into });
const stateOf = async (code: string) => (await openTrackedCase(deps(), code)).state.code;
const three = () => Promise.all([submitted(deps()), submitted(deps()), submitted(deps())]);

beforeAll(async () => {
  database = await openTestDatabase();
  officer = await makeOfficer(database.db);
});
afterAll(() => database.close());
beforeEach(() => {
  clock.time = tuesday;
});

describe('merged cases', () => {
  it('share every state of the main case, each under its own code and with its own messages', async () => {
    const [main, second] = await three();
    await takeAction(deps(), officer, { ...(await at(main.id)), action: 'accept' });
    await merge(second.id, main.registerNumber.toLowerCase());
    expect(await openTrackedCase(deps(), second.code)).toMatchObject({
      state: { code: 'in_progress' },
      mergedInto: main.registerNumber
    });
    await answerCase(deps(), officer, { ...(await at(main.id)), body: 'Khusus untuk yang pertama.' });
    expect(await stateOf(second.code)).toBe('answered');
    expect((await openTrackedCase(deps(), second.code)).messages).toEqual([]);
    await sendMessage(deps(), officer, { ...(await at(second.id)), body: 'Untuk yang kedua.' });
    expect((await openTrackedCase(deps(), main.code)).messages).toHaveLength(1);
    clock.time += 30 * day;
    expect(await closeUnanswered(deps())).toBe(1);
    expect([await stateOf(main.code), await stateOf(second.code)]).toEqual(['closed', 'closed']);
  });

  it('get the same answer where the officer says so', async () => {
    const [main, second] = await three();
    await merge(second.id, main.registerNumber);
    await answerCase(deps(), officer, { ...(await at(main.id)), body: 'Untuk semua.', alsoMerged: true });
    const shown = await openTrackedCase(deps(), second.code);
    expect(shown.messages).toMatchObject([{ body: 'Untuk semua.' }]);
    expect(shown.deadlines.find(({ kind }) => kind === 'first_response')).toMatchObject({ state: 'done_in_time' });
  });

  it('keep their own clock, and the right to a reopening, when an answered one is merged', async () => {
    const [main, second] = await three();
    await takeAction(deps(), officer, { ...(await at(main.id)), action: 'accept' });
    await takeAction(deps(), officer, { ...(await at(second.id)), action: 'accept' });
    const dueOf = async () =>
      (await openTrackedCase(deps(), second.code)).deadlines.find(({ kind }) => kind === 'resolve')?.dueOn;
    const due = await dueOf();
    await answerCase(deps(), officer, { ...(await at(second.id)), body: 'Sudah.' });
    clock.time += 3 * day;
    await merge(second.id, main.registerNumber);
    expect(await dueOf()).toBe(due);
    await answerCase(deps(), officer, { ...(await at(main.id)), body: 'Untuk semua.' });
    expect((await openTrackedCase(deps(), second.code)).actions.reopen).toBe(true);
  });

  it('go on without one whose content was erased: it may be reopened and answered', async () => {
    const [main, second, third] = await three();
    await merge(second.id, main.registerNumber);
    await merge(third.id, main.registerNumber);
    await answerCase(deps(), officer, { ...(await at(main.id)), body: 'Untuk semua.' });
    clock.time += 30 * day;
    await closeUnanswered(deps());
    expect(await eraseIdentity(deps(), main.code)).toEqual({ content: 'erased' });
    expect((await openTrackedCase(deps(), main.code)).state.code).toBe('closed');
    await reopenComplaint(deps(), second.code, { submissionId: randomUUID(), reason: 'Masih begitu.' });
    expect(await Promise.all([main, second, third].map(({ code }) => stateOf(code)))).toEqual([
      'closed',
      'in_progress',
      'in_progress'
    ]);
    const lead = (await openTrackedCase(deps(), second.code)).mergedInto === null ? second : third;
    await answerCase(deps(), officer, { ...(await at(lead.id)), body: 'Sudah kami perbaiki.', alsoMerged: true });
    expect(await stateOf(third.code)).toBe('answered');
  });

  it('hang on one main case: a chain is flattened', async () => {
    const [first, second, third] = await three();
    await merge(second.id, third.registerNumber);
    await merge(third.id, first.registerNumber);
    const office = await getOfficeCase(deps(), officer, first.id);
    expect(office.merged.map(({ id }) => id).sort()).toEqual([second.id, third.id].sort());
    const fourth = await submitted(deps());
    await merge(fourth.id, second.registerNumber);
    expect(await openTrackedCase(deps(), fourth.code)).toMatchObject({ mergedInto: first.registerNumber });
  });

  it('change their state at the main case only', async () => {
    const [main, second] = await three();
    await merge(second.id, main.registerNumber);
    const input = { ...(await at(second.id)), action: 'accept' as const };
    expect(await refusal(() => takeAction(deps(), officer, input))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(main.registerNumber) as string
    });
    expect(await getOfficeCase(deps(), officer, second.id)).toMatchObject({ actions: [] });
  });

  it('cannot be merged into themselves, nothing, an ended case, or twice', async () => {
    const [main, second, ended] = await three();
    await withdrawComplaint(deps(), ended.code);
    await merge(second.id, main.registerNumber);
    for (const [id, into] of [
      [main.id, main.registerNumber],
      [main.id, second.registerNumber],
      [second.id, main.registerNumber],
      [main.id, 'DUMAS/2026/XI/9999'],
      [main.id, "x' or 1=1"],
      [main.id, ended.registerNumber]
    ] as const) {
      expect(await refusal(() => merge(id, into))).toMatchObject({
        code: 'invalid',
        fields: { into: expect.any(String) as string }
      });
    }
    expect(await refusal(() => merge(ended.id, main.registerNumber))).toMatchObject({ code: 'conflict' });
  });

  it('go on under the oldest of them when the main complainant withdraws', async () => {
    const [main, second, third] = await three();
    await merge(second.id, main.registerNumber);
    await merge(third.id, main.registerNumber);
    await withdrawComplaint(deps(), main.code);
    expect(await stateOf(main.code)).toBe('withdrawn');
    const states = await Promise.all([second, third].map(({ code }) => openTrackedCase(deps(), code)));
    expect(states.map(({ state }) => state.code)).toEqual(['received', 'received']);
    const [lead] = [second, third].filter(({ id }) => states.some((s) => s.mergedInto === null) && id);
    expect(states.filter(({ mergedInto }) => mergedInto === null)).toHaveLength(1);
    expect(lead).toBeDefined();
  });

  it('are not withdrawn because the main complainant did not complete what only that one was asked for', async () => {
    const [main, second] = await three();
    await merge(second.id, main.registerNumber);
    await askCompletion(deps(), officer, { ...(await at(main.id)), body: 'Lengkapi.' });
    await replyAsComplainant(deps(), second.code, { submissionId: randomUUID(), body: 'Saya tahu.', files: [] });
    expect(await stateOf(main.code)).toBe('needs_completion');
    clock.time += 31 * day;
    expect(await lapseIncomplete(deps())).toBe(1);
    expect([await stateOf(main.code), await stateOf(second.code)]).toEqual(['withdrawn', 'in_verification']);
  });

  it('keep the case open when any of their complainants replies to the answer', async () => {
    const [main, second] = await three();
    await merge(second.id, main.registerNumber);
    await answerCase(deps(), officer, { ...(await at(main.id)), body: 'Selesai.', alsoMerged: true });
    await replyAsComplainant(deps(), second.code, { submissionId: randomUUID(), body: 'Belum!', files: [] });
    clock.time += 60 * day;
    await closeUnanswered(deps());
    expect([await stateOf(main.code), await stateOf(second.code)]).toEqual(['answered', 'answered']);
  });

  it('can be merged into each other at the same moment without a deadlock: one wins', async () => {
    const [first, second] = await three();
    const [a, b] = [await at(first.id), await at(second.id)];
    const both = await Promise.allSettled([
      mergeCase(deps(), officer, { ...a, into: second.registerNumber }),
      mergeCase(deps(), officer, { ...b, into: first.registerNumber })
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
