import type { DeskStep } from '#lib/domain/whistleblowing/desk-step.ts';
import type { KeyDesk } from './key-desk.ts';
import type { ClosedCase, Trust } from './read-case.ts';

/** A report as the server hands it out to be handed over. */
export interface HandOverCase {
  readonly opened: ClosedCase & { readonly recused: readonly string[] };
  readonly trust: Trust & { readonly today: string };
  readonly keys: Parameters<KeyDesk['read']>[2];
}

/** Why a report is not given to this person: they recused themselves, its reporter keeps them out, something is wrong with it. */
export type LeftOut = 'recused' | 'excluded' | 'alarm';

export interface HandOverProgress {
  /** Given now. */
  readonly given: number;
  /** They could open it before. */
  readonly held: number;
  readonly leftOut: readonly { readonly reportId: string; readonly why: LeftOut }[];
  /** Why it went no further, in words a person can act on; empty when it is through. It goes on from there when called again. */
  readonly stopped: string;
}

export const handOverStart: HandOverProgress = { given: 0, held: 0, leftOut: [], stopped: '' };
export const handled = ({ given, held, leftOut }: HandOverProgress): number => given + held + leftOut.length;

/** What the hand-over works with: the server, and the worker that holds the keys. */
export interface HandOverTools {
  /** Undefined: the report is not there, or not theirs, any more. @throws Error when the server does not answer */
  readonly fetchCase: (reportId: string) => Promise<HandOverCase | undefined>;
  readonly read: KeyDesk['read'];
  readonly grant: KeyDesk['grant'];
  /** @returns what is wrong, or an empty text */
  readonly send: (reportId: string, step: DeskStep) => Promise<string>;
  /** What to say of a failure: the key was locked in between, the server is away. */
  readonly sayWhy: (failure: unknown) => string;
}

/**
 * Gives every report to another key, one after the other, as a single grant does it: the reports' keys are sealed anew in this browser. Stops
 * at the first refusal; what was given stays given, and is passed by the next time.
 *
 * @param tell is told after each report
 */
export async function handOver(
  tools: HandOverTools,
  reportIds: readonly string[],
  keyId: string,
  tell: (progress: HandOverProgress) => void
): Promise<HandOverProgress> {
  let progress = handOverStart;
  for (const reportId of reportIds) {
    const done = await handOne(tools, reportId, keyId).catch((failure: unknown) => ({
      stopped: tools.sayWhy(failure)
    }));
    if (typeof done === 'object') return { ...progress, ...done };
    if (done === 'given') progress = { ...progress, given: progress.given + 1 };
    else if (done === 'held') progress = { ...progress, held: progress.held + 1 };
    else if (done !== 'gone') progress = { ...progress, leftOut: [...progress.leftOut, { reportId, why: done }] };
    tell(progress);
  }
  return progress;
}

async function handOne(
  { fetchCase, read, grant, send }: HandOverTools,
  reportId: string,
  keyId: string
): Promise<'given' | 'held' | 'gone' | LeftOut | Pick<HandOverProgress, 'stopped'>> {
  const found = await fetchCase(reportId);
  if (!found) return 'gone';
  const { opened, trust, keys } = found;
  if (opened.holders.some((holder) => holder.keyId === keyId)) return 'held';
  if (opened.recused.includes(keyId)) return 'recused';
  const { alarms, excluded } = await read(opened, trust, keys);
  if (alarms.length > 0) return 'alarm';
  if (excluded.includes(keyId)) return 'excluded';
  const sealed = await grant(reportId, { keyId, today: trust.today });
  const stopped = await send(reportId, { step: 'grant', ...sealed });
  return stopped === '' ? 'given' : { stopped };
}
