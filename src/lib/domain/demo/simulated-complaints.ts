import {
  addDays,
  lastDayOfMonth,
  makeOfficeDate,
  officeDateAt,
  startOfOfficeDate,
  type OfficeDate
} from '#lib/domain/calendar/office-date.ts';
import { addWorkingDays, type WorkingCalendar } from '#lib/domain/calendar/working-days.ts';
import type { ComplaintChannel } from '#lib/domain/complaints/complaint-channel.ts';
import type { IdentityChoice } from '#lib/domain/complaints/identity-choice.ts';
import {
  complainantNames,
  complaintScenarios,
  emptyScenario,
  foreignScenario,
  type ComplaintScenario
} from './complaint-scenarios.ts';
import { between, pick, seededUuid, type Random } from './random.ts';

export type SimulatedAct =
  | 'receive'
  | 'verify'
  | 'classify'
  | 'accept'
  | 'message'
  | 'ask_completion'
  | 'reply'
  | 'answer'
  | 'close'
  | 'forward'
  | 'reject'
  | 'withdraw'
  | 'rate'
  | 'summary'
  | 'publish';

export interface SimulatedStep {
  readonly act: SimulatedAct;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

export interface SimulatedCase {
  readonly submissionId: string;
  readonly channel: ComplaintChannel;
  readonly scenario: ComplaintScenario;
  readonly identity: IdentityChoice;
  readonly name: string | undefined;
  readonly score: number;
  /** In time; the first one is the receipt, and none lies at or after the simulation's end. */
  readonly steps: readonly SimulatedStep[];
}

const minuteMs = 60_000;
const firstMonth = { year: 2025, month: 1 } as const;

/** Who simulates: where chance and the working days come from, and the moment at which the history ends. */
interface Simulation {
  readonly random: Random;
  readonly calendar: WorkingCalendar;
  /** Milliseconds since 1970 UTC. */
  readonly until: number;
  readonly today: OfficeDate;
}

/**
 * Two years of complaints as an honest office has them: most in time, some late, a few forwarded, withdrawn or empty; the last
 * weeks still open, one overdue and one due today.
 *
 * @param perMonth ordinary number of a month
 */
export function simulatedComplaints(simulation: Simulation, perMonth: number): SimulatedCase[] {
  const { random, until, today } = simulation;
  const cases: SimulatedCase[] = [];
  for (let index = 0; ; index += 1) {
    const year = firstMonth.year + Math.floor(index / 12);
    const month = firstMonth.month + (index % 12);
    if (makeOfficeDate(year, month, 1) > today) break;
    const days = Number(lastDayOfMonth(year, month).slice(8));
    for (let count = between(random, Math.ceil(perMonth / 2), perMonth + 2); count > 0; count -= 1) {
      const date = makeOfficeDate(year, month, between(random, 1, days));
      if (date >= addDays(today, -2)) continue;
      cases.push(simulateCase(simulation, at(random, date, 7, 20)));
    }
  }
  cases.push(...freshCases(simulation));
  return cases.filter(({ steps }) => steps.length > 0 && (steps[0]?.at ?? until) < until);
}

/** An instant of an office day, between two of its hours. */
function at(random: Random, date: OfficeDate, from = 8, to = 16): number {
  return startOfOfficeDate(date) + between(random, from * 60, to * 60 - 1) * minuteMs;
}

function simulateCase(simulation: Simulation, receivedAt: number): SimulatedCase {
  const { random } = simulation;
  const scenario = pick(random, [
    ...complaintScenarios.map((each) => [each, each.oversight ? 1 : 3] as const),
    [foreignScenario, 2],
    [emptyScenario, 1]
  ]);
  return caseOf(simulation, scenario, [
    { act: 'receive', at: receivedAt },
    ...courseOf(simulation, scenario, receivedAt)
  ]);
}

function caseOf(
  { random, until }: Simulation,
  scenario: ComplaintScenario,
  steps: readonly SimulatedStep[]
): SimulatedCase {
  const identity = pick<IdentityChoice>(random, [
    ['identified', 4],
    ['confidential', 3],
    ['anonymous', 3]
  ]);
  return {
    submissionId: seededUuid(random),
    channel: pick<ComplaintChannel>(random, [
      ['web', 14],
      ['whatsapp', 4],
      ['in_person', 3],
      ['telephone', 2],
      ['email', 1],
      ['sp4n_lapor', 1],
      ['inspectorate', 1]
    ]),
    scenario,
    identity,
    name: identity === 'anonymous' ? undefined : complainantNames[between(random, 0, complainantNames.length - 1)],
    score: pick(random, [
      [4, 6],
      [3, 5],
      [2, 2],
      [1, 1]
    ]),
    steps: steps.filter((step) => step.at < until)
  };
}

/** What the office and the complainant did, one thing after the other. */
function courseOf(
  { random, calendar, until, today }: Simulation,
  scenario: ComplaintScenario,
  receivedAt: number
): SimulatedStep[] {
  const steps: SimulatedStep[] = [];
  let date = officeDateAt(receivedAt);
  const after = (act: SimulatedAct, low: number, high: number) => {
    date = addWorkingDays(calendar, date, between(random, low, high));
    steps.push({ act, at: Math.max(at(random, date), (steps.at(-1)?.at ?? receivedAt) + minuteMs) });
  };
  const isLate = random() < 0.08;
  after('verify', 1, isLate ? 5 : 2);
  if (scenario === emptyScenario) after('reject', 1, 1);
  else if (scenario === foreignScenario) after('forward', 1, 2);
  else if (random() < 0.04) after('withdraw', 1, 4);
  else {
    if (scenario.oversight) after('classify', 0, 1);
    if (scenario.missing && random() < 0.6) {
      after('ask_completion', 0, 1);
      after('reply', 1, 6);
    }
    after('accept', 1, 1);
    if (!isLate) after('message', 0, 1);
    const [low, high] = answerDays(scenario, isLate);
    after('answer', low, high);
    after('close', 11, 11);
    if (random() < 0.5) after('rate', 1, 5);
    if (scenario.summary && random() < 0.5) {
      after('summary', 0, 2);
      after('publish', 0, 0);
    }
  }
  return steps.filter((step) => step.at < until && officeDateAt(step.at) <= today);
}

function answerDays(
  { class: complaintClass, oversight }: ComplaintScenario,
  isLate: boolean
): readonly [number, number] {
  if (oversight) return isLate ? [62, 68] : [20, 50];
  if (complaintClass === 'information_request') return isLate ? [6, 9] : [1, 4];
  return isLate ? [15, 20] : [3, 12];
}

/** The morning's inbox: one nobody has looked at in time, one due today, one that has just come, and two under way. */
function freshCases(simulation: Simulation): SimulatedCase[] {
  const { random, calendar, today, until } = simulation;
  const [first, second, third, , , fourth] = complaintScenarios;
  const asked = complaintScenarios.find(({ missing }) => missing);
  if (!first || !second || !third || !fourth || !asked) return [];
  const daysAgo = (workingDays: number) => {
    let date = today;
    while (addWorkingDays(calendar, date, workingDays) > today) date = addDays(date, -1);
    return at(random, date);
  };
  const verified = (days: number, last: SimulatedAct): SimulatedStep[] => [
    { act: 'receive', at: daysAgo(days) },
    { act: 'verify', at: daysAgo(days - 1) },
    { act: last, at: daysAgo(days - 2) }
  ];
  return [
    caseOf(simulation, first, [{ act: 'receive', at: daysAgo(5) }]),
    caseOf(simulation, second, [{ act: 'receive', at: daysAgo(3) }]),
    caseOf(simulation, third, [{ act: 'receive', at: Math.min(at(random, today, 7, 9), until - minuteMs) }]),
    caseOf(simulation, fourth, verified(6, 'accept')),
    caseOf(simulation, asked, verified(7, 'ask_completion'))
  ];
}
