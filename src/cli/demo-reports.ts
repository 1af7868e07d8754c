import { keyDesk, type ClosedKey, type KeyDesk } from '#lib/client/whistleblowing/key-desk.ts';
import { officeDateAt, startOfOfficeDate, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { ReportStep } from '#lib/domain/demo/report-scenarios.ts';
import { firstKeyListOn, simulatedReports, type SimulatedEvent } from '#lib/domain/demo/simulated-reports.ts';
import { trackingCodeBytes, trackingCodeOf } from '#lib/domain/tracking/tracking-code.ts';
import { writeLetter } from '#lib/domain/whistleblowing/letter.ts';
import { concernsLeadership } from '#lib/domain/whistleblowing/report-answers.ts';
import { isClosed } from '#lib/domain/whistleblowing/report-state.ts';
import type { Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { nativeSuite } from '#lib/protocol/wbs1/suite.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import {
  beginHour,
  deskTrust,
  freezeHalfYears,
  keepMemory,
  keyListHistory,
  openReport,
  ownKeys,
  purgeClosed,
  takeDeskStep
} from '#lib/server/whistleblowing/service.ts';
import { makeDemoRecipients, renewDemoList, signDemoList, type DemoRecipient } from './demo-ceremony.ts';
import { replyFromBrowser, sendFromBrowser, sendPlainly } from './demo-reporter.ts';

/** A recipient at their desk: the same program as in their browser, with the passphrase that is printed. */
interface SeatedRecipient extends DemoRecipient {
  readonly desk: KeyDesk;
}

export interface DemoReports {
  readonly recipients: readonly DemoRecipient[];
  /** Opens the mailbox of one of the reports. */
  readonly code: string;
  /** 0 when there were some already. */
  readonly stored: number;
}

/**
 * Holds the ceremony and fills two years with simulated reports, once; later it only keeps the list of keys in force. Each step is
 * taken by the real use case on its own day.
 */
export async function simulateReports(runtime: Runtime): Promise<DemoReports> {
  const started = runtime.now();
  const code = trackingCodeOf(codeOf(runtime, 0), 'wbs');
  const isNew = (await keyListHistory(runtime.db)).length === 0;
  const recipients = await makeDemoRecipients(isNew ? onDay(runtime, firstKeyListOn) : runtime);
  if (!isNew) {
    await renewDemoList(runtime, recipients);
    return { recipients, code, stored: 0 };
  }
  const seated = await Promise.all(recipients.map((recipient) => seat(runtime, recipient)));
  const ids = new Map<number, string>();
  for (const event of simulatedReports(officeDateAt(started))) {
    await happen(onDay(runtime, event.on), seated, ids, event);
  }
  for (const { actor, desk } of seated) {
    for (const kept of await desk.memories()) await keepMemory(runtime, actor, kept);
  }
  await purgeClosed(runtime);
  await beginHour(runtime);
  return { recipients, code, stored: ids.size };
}

const tenOClock = 10 * 3_600_000;

/** The program on the morning of a day, never later than it is. */
function onDay(runtime: Runtime, day: OfficeDate): Runtime {
  const at = Math.min(startOfOfficeDate(day) + tenOClock, runtime.now());
  return { ...runtime, now: () => at };
}

async function seat(runtime: Runtime, recipient: DemoRecipient): Promise<SeatedRecipient> {
  const desk = keyDesk({ suite: nativeSuite(), signing: nativeSigning }, () => 0);
  await desk.unlock(recipient.passphrase, (await ownKeys(runtime, recipient.actor)) as unknown as ClosedKey[]);
  return { ...recipient, desk };
}

const codeOf = ({ secrets }: Runtime, report: number): Bytes =>
  new Uint8Array(secrets.subkey(`demo wbs report ${report}`).subarray(0, trackingCodeBytes));

async function happen(
  then: Runtime,
  seated: readonly SeatedRecipient[],
  ids: Map<number, string>,
  event: SimulatedEvent
): Promise<void> {
  if (event.what === 'key_list') return signDemoList(then, seated);
  if (event.what === 'half_year') return void (await freezeHalfYears(then));
  const { report, scenario } = event;
  if (event.what === 'report') {
    // Whatever a day brought before is over.
    await beginHour(then);
    const send = scenario.mode === 'browser' ? sendFromBrowser : sendPlainly;
    ids.set(report, await send(then, scenario, codeOf(then, report)));
    return;
  }
  const { step } = event;
  if (step.act === 'reply') return replyFromBrowser(then, codeOf(then, report), step.text);
  const holders = seated.filter(({ outside }) => outside || !concernsLeadership(scenario.answers.leadership ?? ''));
  const [first, ...others] = holders;
  if (first) await takeStep(then, first, ids.get(report) ?? '', step);
  // A report goes when its time is over and everybody has read its closing.
  if (step.state && isClosed(step.state)) {
    for (const other of others) await read(then, other, ids.get(report) ?? '');
  }
}

/** Opens a report at a recipient's desk, and notes that they read it. */
async function read(then: Runtime, { actor, desk }: SeatedRecipient, id: string): Promise<void> {
  const opened = await openReport(then, actor, id);
  const { alarms, messages } = await desk.read(opened, await deskTrust(then, actor));
  if (alarms.length > 0) throw new Error(`The demo's report looks wrong: ${alarms.join(', ')}`);
  await takeDeskStep(then, actor, id, { step: 'read', seq: messages.length }, proven);
}

async function takeStep(then: Runtime, recipient: SeatedRecipient, id: string, step: ReportStep): Promise<void> {
  const { actor, desk } = recipient;
  const { act, text, state = null, reason = null } = step;
  await read(then, recipient, id);
  const kind = act === 'answer' ? 'text' : act === 'note' ? 'note' : 'state';
  const today = officeDateAt(then.now());
  const signed = await desk.write(id, { kind, text: writeLetter({ state, reason, text }), today });
  const taken = kind === 'state' ? { step: 'state', ...signed, state, reason } : { step: 'message', ...signed };
  await takeDeskStep(then, actor, id, taken, proven);
  await read(then, recipient, id);
}

const proven = (): void => undefined;
