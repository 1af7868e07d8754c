import type { Actor } from '#lib/domain/staff/actor.ts';
import type { ClosingReason } from '#lib/domain/whistleblowing/closing-reason.ts';
import type { OpenDuty } from '#lib/domain/whistleblowing/report-deadlines.ts';
import type { ReportState } from '#lib/domain/whistleblowing/report-state.ts';
import { addDays } from '#lib/domain/calendar/office-date.ts';
import { purgeWarnings, type PurgeHold } from '#lib/domain/whistleblowing/retention.ts';
import { asRecipient } from './access-repository.ts';
import { countOpenHeld, listHeldReports, listReadMarks, type HeldReport } from './case-repository.ts';
import { listPurgeHolds } from './closed-report.ts';
import { conversationOf } from './conversation.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { keyBytes, requireRecipient, type Recipient } from './held-case.ts';
import type { OwnKey } from './own-keys.ts';
import { loadReportClock } from './report-clock.ts';

/** What a recipient sees of a report in their list; its content stays closed. */
export interface ReportLine {
  readonly id: string;
  readonly receivedOn: string;
  readonly state: ReportState;
  readonly closingReason: ClosingReason | null;
  readonly quarantined: boolean;
  /** Where it was encrypted. */
  readonly mode: 'browser' | 'server';
  /** The reporter wrote something that none of the actor's keys opened. */
  readonly unread: boolean;
  readonly newestDay: string;
  /** Nearest first. */
  readonly duties: readonly OpenDuty[];
  readonly purgeOn: string | null;
  /** Its day has come, and this keeps it. */
  readonly heldBack: PurgeHold | null;
}

export interface InboxCounts {
  readonly open: number;
  readonly unread: number;
  readonly overdue: number;
  /** Due within three days. */
  readonly dueSoon: number;
  readonly quarantined: number;
  /** Not erased although their day has come. */
  readonly heldBack: number;
  /** Erased within 30 days, and within 7 of these. */
  readonly purgedSoon: number;
  readonly purgedVerySoon: number;
}

/** How far the key list reaches for whoever asks; a report is readable only while it is `listed`. */
export type ListTrust = 'no_key' | 'none' | 'invalid' | 'unlisted' | 'listed';

export interface Inbox {
  /** Nearest duty first. */
  readonly lines: readonly ReportLine[];
  readonly trust: ListTrust;
  /** Open reports that lie sealed to the actor's own keys, but to none that the list in force names. Their deadlines run. */
  readonly locked: number;
}

/** What the actor's keys open, and how much lies sealed to keys of theirs that do not count now. @throws DomainError `forbidden` */
export async function readInbox(deps: WhistleblowingDependencies, actor: Actor): Promise<Inbox> {
  const recipient = await requireRecipient(deps, actor);
  const { keyIds: readable, allKeys: keys, list } = recipient;
  const lines = await linesOf(deps, recipient);
  const held = async (ids: readonly Buffer[]) =>
    ids.length === 0 ? 0 : asRecipient(deps.db, ids, (tx) => countOpenHeld(tx, ids));
  const all = keys.map(({ keyId }) => keyBytes(keyId));
  const trust = listTrust(keys, typeof list === 'string' ? list : undefined);
  return { lines, trust, locked: (await held(all)) - (await held(readable)) };
}

function listTrust(keys: readonly OwnKey[], trouble: 'none' | 'invalid' | undefined): ListTrust {
  if (keys.length === 0) return 'no_key';
  if (trouble) return trouble;
  return keys.some(({ live }) => live) ? 'listed' : 'unlisted';
}

/** Every report the actor's keys open, the nearest duty first. @throws DomainError `forbidden` */
export async function listReports(deps: WhistleblowingDependencies, actor: Actor): Promise<ReportLine[]> {
  return linesOf(deps, await requireRecipient(deps, actor));
}

async function linesOf(deps: WhistleblowingDependencies, { keyIds, today }: Recipient): Promise<ReportLine[]> {
  if (keyIds.length === 0) return [];
  const clock = await loadReportClock(deps.db);
  const { held, marks } = await asRecipient(deps.db, keyIds, async (tx) => ({
    held: await listHeldReports(tx),
    marks: await listReadMarks(tx, keyIds)
  }));
  const holds = await listPurgeHolds(
    deps,
    keyIds,
    held.map(({ report }) => report)
  );
  return held
    .map(({ report, spoken }: HeldReport): ReportLine => {
      const written = spoken.filter(({ sender }) => sender === 'reporter').map(({ seq }) => seq);
      return {
        id: report.id.toString('base64url'),
        receivedOn: report.receivedOn,
        state: report.state,
        closingReason: report.closingReason,
        quarantined: report.quarantined,
        mode: spoken.find(({ kind }) => kind === 'report')?.mode ?? 'browser',
        unread: Math.max(0, ...written) > (marks.get(report.id.toString('hex')) ?? 0),
        newestDay: spoken.map(({ day }) => day).reduce((a, b) => (a > b ? a : b), report.receivedOn),
        duties: clock.duties(report, conversationOf(spoken), today),
        purgeOn: report.purgeOn,
        heldBack: holds.get(report.id.toString('hex')) ?? null
      };
    })
    .sort((a, b) => nextDay(a, today).localeCompare(nextDay(b, today)));
}

/** The day a line stands at: its nearest duty, at once for unread words without one, its end otherwise. */
const nextDay = ({ duties, unread, purgeOn }: ReportLine, today: string): string =>
  duties[0]?.dueOn ?? (unread ? today : (purgeOn ?? '9999-12-31'));

/** For the head of the inbox. Never for a mail: it says the same whatever there is. */
export function inboxCounts(lines: readonly ReportLine[], today: string): InboxCounts {
  const count = (fits: (line: ReportLine) => boolean) => lines.filter(fits).length;
  const soon = addDays(today, 3);
  const endsWithin =
    (days: number) =>
    ({ purgeOn, heldBack }: ReportLine) =>
      purgeOn !== null && heldBack === null && purgeOn <= addDays(today, days);
  return {
    open: count(({ purgeOn }) => purgeOn === null),
    unread: count(({ unread }) => unread),
    overdue: count(({ duties }) => duties.some(({ overdue }) => overdue)),
    dueSoon: count(({ duties }) => duties.some(({ overdue, dueOn }) => !overdue && dueOn <= soon)),
    heldBack: count(({ heldBack }) => heldBack !== null),
    quarantined: count(({ quarantined, purgeOn }) => quarantined && purgeOn === null),
    purgedSoon: count(endsWithin(purgeWarnings[0])),
    purgedVerySoon: count(endsWithin(purgeWarnings[1]))
  };
}
