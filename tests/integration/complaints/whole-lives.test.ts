import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { hasEnded } from '#lib/domain/complaints/complaint-state.ts';
import { handlingClassOf } from '#lib/domain/complaints/complaint-class.ts';
import { monthRecap } from '#lib/domain/complaints/recap.ts';
import { DomainError } from '#lib/domain/errors.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { verifyAudit } from '#lib/server/audit/service.ts';
import { closeUnanswered, lapseIncomplete } from '#lib/server/complaints/auto-close.ts';
import { deadlinesAfter, loadCaseRules } from '#lib/server/complaints/case-rules.ts';
import { reopenComplaint, replyAsComplainant, withdrawComplaint } from '#lib/server/complaints/complainant-actions.ts';
import { listEvents } from '#lib/server/complaints/event-repository.ts';
import { mergeCase } from '#lib/server/complaints/merge-case.ts';
import {
  answerCase,
  askCompletion,
  classifyCase,
  forwardCase,
  takeAction
} from '#lib/server/complaints/office-actions.ts';
import { getComplaint, type Complaint } from '#lib/server/complaints/repository.ts';
import { openTrackedCase } from '#lib/server/complaints/tracked-case.ts';
import { complaintDependencies, makeOfficer, submitted, tuesday } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let officer: Actor;
const clock = { time: tuesday };
const day = 86_400_000;
const deps = () => complaintDependencies(database.db, clock);

beforeAll(async () => {
  database = await openTestDatabase();
  officer = await makeOfficer(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
  clock.time = tuesday;
  await database.db.$client`truncate complaints, complaint_registers cascade`;
});

interface Opened {
  readonly id: string;
  readonly code: string;
  readonly registerNumber: string;
}

/** Everything people and time do to a case; what the rules refuse changes nothing. */
const acts: readonly ((one: Opened, other: Opened) => Promise<unknown>)[] = [
  async ({ id }) => takeAction(deps(), officer, { ...(await at(id)), action: 'verify' }),
  async ({ id }) => takeAction(deps(), officer, { ...(await at(id)), action: 'accept' }),
  async ({ id }) => takeAction(deps(), officer, { ...(await at(id)), action: 'close' }),
  async ({ id }) => takeAction(deps(), officer, { ...(await at(id)), action: 'reject', reason: 'Bukan wewenang.' }),
  async ({ id }) => askCompletion(deps(), officer, { ...(await at(id)), body: 'Lengkapi.' }),
  async ({ id }) => answerCase(deps(), officer, { ...(await at(id)), body: 'Selesai.' }),
  async ({ id }) => answerCase(deps(), officer, { ...(await at(id)), body: 'Untuk semua.', alsoMerged: true }),
  async ({ id }) => forwardCase(deps(), officer, { ...(await at(id)), destination: 'bawaslu' }),
  async ({ id }) =>
    classifyCase(deps(), officer, { ...(await at(id)), class: 'complaint', oversight: true, category: 'fees' }),
  async ({ id }, other) => mergeCase(deps(), officer, { ...(await at(id)), into: other.registerNumber }),
  ({ code }) => replyAsComplainant(deps(), code, { submissionId: randomUUID(), body: 'Halo.', files: [] }),
  ({ code }) => withdrawComplaint(deps(), code),
  ({ code }) => reopenComplaint(deps(), code, { submissionId: randomUUID(), reason: 'Belum beres.' }),
  () => closeUnanswered(deps()),
  () => lapseIncomplete(deps())
];

const at = async (id: string) => ({ id, version: (await getComplaint(database.db, id)).version });

async function act(name: number, one: Opened, other: Opened): Promise<void> {
  try {
    await acts[name]?.(one, other);
  } catch (problem) {
    if (!(problem instanceof DomainError)) throw problem;
  }
}

/** What a row says of itself follows from its events, and from its main case's state. */
async function expectTrue(complaint: Complaint): Promise<void> {
  const events = await listEvents(database.db, complaint.id);
  const moves = events.filter(({ toState }) => toState !== null);
  expect(moves.at(-1)?.toState).toBe(complaint.state);
  moves.slice(1).forEach((event, i) => expect(event.fromState).toBe(moves[i]?.toState));
  expect(complaint.endedOn !== null).toBe(hasEnded(complaint.state));
  expect(complaint).toMatchObject(deadlinesAfter(await loadCaseRules(database.db), complaint, events));
  if (complaint.mergedIntoId === null) return;
  const main = await getComplaint(database.db, complaint.mergedIntoId);
  expect(main).toMatchObject({ mergedIntoId: null, state: complaint.state });
}

describe('whatever happens to cases', () => {
  it('rows agree with events, merged cases with their main case, counters with each other, and codes keep working', async () => {
    const step = fc.record({
      act: fc.nat(acts.length - 1),
      one: fc.nat(3),
      other: fc.nat(3),
      days: fc.constantFrom(0, 0, 1, 5, 20)
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 30 }), async (steps) => {
        await database.db.$client`truncate complaints, complaint_registers cascade`;
        clock.time = tuesday;
        const cases: Opened[] = [];
        for (let i = 0; i < 4; i += 1) cases.push(await submitted(deps()));
        for (const { act: name, one, other, days } of steps) {
          clock.time += days * day + 11_000;
          const [first, second] = [cases[one], cases[other]];
          if (first && second) await act(name, first, second);
        }
        for (const { id, code, registerNumber } of cases) {
          await expectTrue(await getComplaint(database.db, id));
          expect(await openTrackedCase(deps(), code)).toMatchObject({ registerNumber });
        }
        await expectBalance(cases.map(({ id }) => id));
      }),
      { numRuns: 6 }
    );
    expect(await verifyAudit(database.db)).toMatchObject({ ok: true });
  }, 240_000);
});

/** `harus ditindaklanjuti = diproses + selesai` in every month; the counting itself refuses what does not add up. */
async function expectBalance(ids: readonly string[]): Promise<void> {
  const { calendar, limitsFor } = await loadCaseRules(database.db);
  const cases = await Promise.all(
    ids.map(async (id) => {
      const complaint = await getComplaint(database.db, id);
      return {
        ...complaint,
        handlingClass: handlingClassOf(complaint.class, complaint.oversight),
        confidential: false,
        events: await listEvents(database.db, id)
      };
    })
  );
  const today = officeDateAt(clock.time);
  for (let year = 2026, month = 11; `${year}-${String(month).padStart(2, '0')}` <= today.slice(0, 7);) {
    const recap = monthRecap(cases, { year, month }, { calendar, limitsOn: limitsFor });
    expect(recap.toFollowUp).toBe(recap.inProcess + recap.done);
    expect(recap.toFollowUp).toBe(recap.carriedOver + recap.received - recap.rejectedOrWithdrawn);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}
