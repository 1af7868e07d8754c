import { randomUUID } from 'node:crypto';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { seededRandom } from '#lib/domain/demo/random.ts';
import { simulatedComplaints, type SimulatedAct, type SimulatedCase } from '#lib/domain/demo/simulated-complaints.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { closeUnanswered } from '#lib/server/complaints/auto-close.ts';
import { loadCaseRules } from '#lib/server/complaints/case-rules.ts';
import { rateHandling, replyAsComplainant, withdrawComplaint } from '#lib/server/complaints/complainant-actions.ts';
import type { ComplaintDependencies } from '#lib/server/complaints/dependencies.ts';
import { enterComplaint } from '#lib/server/complaints/enter-complaint.ts';
import { listInbox } from '#lib/server/complaints/inbox.ts';
import {
  answerCase,
  askCompletion,
  assignCase,
  classifyCase,
  forwardCase,
  sendMessage,
  takeAction
} from '#lib/server/complaints/office-actions.ts';
import { getOfficeCase } from '#lib/server/complaints/office-case.ts';
import { publishSummary, writePublicSummary } from '#lib/server/complaints/public-summary.ts';
import { submitComplaint } from '#lib/server/complaints/submit-complaint.ts';

const demo: Actor = { kind: 'program', name: 'demo' };
const seed = 20_250_102;

/**
 * Fills an empty register with simulated cases from 2025 on, each step taken by the real use case at its own moment, so that
 * deadlines, history and counters are what they would have been.
 *
 * @param perMonth ordinary number of cases a month
 * @returns how many cases; 0 when there are some already
 */
export async function simulateComplaints(deps: ComplaintDependencies, perMonth = 5): Promise<number> {
  const { total } = await listInbox(deps, demo, { filter: 'all', page: 1 });
  if (total > 0) return 0;
  const until = deps.now();
  const { calendar } = await loadCaseRules(deps.db);
  const cases = simulatedComplaints(
    { random: seededRandom(seed), calendar, until, today: officeDateAt(until) },
    perMonth
  ).map((simulated) => ({ simulated, known: undefined as KnownCase | undefined }));
  const steps = cases.flatMap((each) => each.simulated.steps.map((step) => ({ each, ...step })));
  for (const { each, act, at } of steps.sort((a, b) => a.at - b.at)) {
    const then = { ...deps, now: () => at };
    if (act === 'receive') each.known = await receive(then, each.simulated);
    else if (each.known) await acts[act](then, each.simulated, each.known);
  }
  return cases.length;
}

/** What the simulation has to remember of a case. */
interface KnownCase {
  readonly id: string;
  readonly code: string;
}

async function receive(deps: ComplaintDependencies, simulated: SimulatedCase): Promise<KnownCase> {
  const { submissionId, channel, scenario, identity, name } = simulated;
  const { subject, description, place, involved, hope: desiredSolution } = scenario;
  const form = {
    class: scenario.class,
    category: scenario.category,
    ...{ subject, description, place, involved, desiredSolution, identity, name },
    occurredOn: undefined,
    address: undefined,
    phone: undefined,
    email: undefined
  };
  if (channel === 'web') {
    const sent = { submissionId, channel, form, files: [], quarantined: false };
    const { receipt, code = '' } = await submitComplaint(deps, sent);
    const { items } = await listInbox(deps, demo, { filter: 'all', q: receipt.registerNumber, page: 1 });
    return { id: items[0]?.id ?? '', code };
  }
  const entry = { ...form, channel, receivedOn: officeDateAt(deps.now()), externalReference: undefined };
  const { id, code = '' } = await enterComplaint(deps, demo, { submissionId, form: entry, files: [] });
  return { id, code };
}

type Act = (deps: ComplaintDependencies, simulated: SimulatedCase, known: KnownCase) => Promise<unknown>;

/** The same for whichever version the case has. */
const onCase =
  (
    work: (
      deps: ComplaintDependencies,
      at: { id: string; version: number },
      simulated: SimulatedCase
    ) => Promise<unknown>
  ): Act =>
  async (deps, simulated, { id }) => {
    const { version } = await getOfficeCase(deps, demo, id);
    return work(deps, { id, version }, simulated);
  };

const acts: Readonly<Record<Exclude<SimulatedAct, 'receive'>, Act>> = {
  verify: onCase((deps, at) => takeAction(deps, demo, { ...at, action: 'verify' })),
  classify: onCase((deps, at, { scenario }) =>
    classifyCase(deps, demo, { ...at, class: scenario.class, category: scenario.category, oversight: true })
  ),
  accept: onCase((deps, at) => takeAction(deps, demo, { ...at, action: 'accept' })),
  message: onCase((deps, at) =>
    sendMessage(deps, demo, { ...at, body: 'Terima kasih. Pengaduan ini kami terima dan sedang kami tindak lanjuti.' })
  ),
  ask_completion: onCase((deps, at, { scenario }) =>
    askCompletion(deps, demo, { ...at, body: scenario.missing?.[0] ?? '' })
  ),
  reply: (deps, { scenario }, { code }) =>
    replyAsComplainant(deps, code, { submissionId: randomUUID(), body: scenario.missing?.[1] ?? '', files: [] }),
  answer: onCase((deps, at, { scenario }) => answerCase(deps, demo, { ...at, body: scenario.answer })),
  close: (deps) => closeUnanswered(deps),
  forward: onCase((deps, at, { scenario }) =>
    forwardCase(deps, demo, { ...at, destination: 'bawaslu', body: scenario.answer })
  ),
  reject: onCase((deps, at, { scenario }) =>
    takeAction(deps, demo, { ...at, action: 'reject', reason: scenario.answer })
  ),
  withdraw: (deps, _simulated, { code }) => withdrawComplaint(deps, code),
  rate: (deps, { score }, { code }) => rateHandling(deps, code, { score }),
  summary: onCase((deps, at, { scenario }) =>
    writePublicSummary(deps, demo, { ...at, summary: scenario.summary ?? '' })
  ),
  publish: onCase((deps, at) => publishSummary(deps, demo, at))
};

/** Gives every second open case to the first officer, where there is one. */
export async function shareOutComplaints(deps: ComplaintDependencies): Promise<void> {
  const { items } = await listInbox(deps, demo, { filter: 'open', page: 1 });
  for (const [index, { id }] of items.entries()) {
    if (index % 2 > 0) continue;
    const { version, officers } = await getOfficeCase(deps, demo, id);
    const officer = officers[0];
    if (officer) await assignCase(deps, demo, { id, version, assigneeId: officer.id });
  }
}
