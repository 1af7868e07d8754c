import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { closingReasonNames, closingReasonsOf } from '#lib/domain/whistleblowing/closing-reason.ts';
import { isLiveOn } from '#lib/domain/whistleblowing/key-list-rules.ts';
import type { Duty, OpenDuty } from '#lib/domain/whistleblowing/report-deadlines.ts';
import { reportStateNames } from '#lib/domain/whistleblowing/report-state.ts';
import { inboxCounts, type ReportLine } from './inbox.ts';
import type { KeyListEntry } from './key-list.ts';
import type { OpenedReport } from './open-report.ts';

const dutyNames: Readonly<Record<Duty, string>> = {
  acknowledge: 'Sapa pelapor',
  review: 'Selesaikan telaah',
  feedback: 'Beri tahu hasilnya'
};

/** What people call a report among themselves: it has no number, because numbers tell order and time. */
export const shortName = (id: string): string => `Laporan ${id.slice(0, 6)}`;

const presentDuty = ({ duty, dueOn, overdue }: OpenDuty) => ({
  term: dutyNames[duty],
  text: formatDate(dueOn),
  isLate: overdue
});

export function presentInboxLines(lines: readonly ReportLine[], today: string) {
  const counts = inboxCounts(lines, today);
  return {
    lede: ledeOf(counts),
    reports: lines.map(({ id, receivedOn, newestDay, state, quarantined, mode, unread, duties, purgeOn }) => ({
      id,
      name: shortName(id),
      receivedOn: formatDate(receivedOn),
      newestDay: formatDate(newestDay),
      state: reportStateNames[state].id,
      unread,
      marks: [
        ...(quarantined ? ['Datang saat kiriman membanjir'] : []),
        ...(mode === 'server' ? ['Dikunci oleh server'] : []),
        ...(purgeOn === null ? [] : [`Dihapus ${formatDate(purgeOn)}`])
      ],
      duty: duties[0] ? presentDuty(duties[0]) : null
    }))
  };
}

function ledeOf({ open, unread, overdue, dueSoon }: ReturnType<typeof inboxCounts>): string {
  if (open === 0) return 'Tidak ada laporan yang terbuka.';
  const parts = [`${open} laporan terbuka`];
  if (unread > 0) parts.push(`${unread} dengan kabar yang belum dibaca`);
  if (overdue > 0) parts.push(`${overdue} lewat tenggat`);
  if (dueSoon > 0) parts.push(`${dueSoon} jatuh tempo dalam tiga hari`);
  return `${parts.join(', ')}.`;
}

/** Labels of what the page offers; the content is still closed, and opens in the reader's browser alone. */
export function presentCase(opened: OpenedReport, history: readonly KeyListEntry[], today: string) {
  const { report, state, closingReason, receivedOn, acknowledgedOn, closedOn, purgeOn, duties, holders } = opened;
  const newest = history.at(-1)?.body.keys ?? [];
  const names = new Map(
    history.flatMap(({ body }) => body.keys).map((key) => [key.keyId, `${key.label}, ${key.office}`])
  );
  const holds = (keyId: string) => holders.some((holder) => holder.keyId === keyId);
  return {
    name: shortName(report.id),
    state: reportStateNames[state].id,
    reason: closingReason && closingReasonNames[closingReason].id,
    quarantined: opened.quarantined,
    facts: [
      { term: 'Diterima', text: formatDate(receivedOn) },
      ...(acknowledgedOn ? [{ term: 'Disapa', text: formatDate(acknowledgedOn) }] : []),
      ...(closedOn ? [{ term: 'Ditutup', text: formatDate(closedOn) }] : []),
      ...(purgeOn ? [{ term: 'Dihapus', text: formatDate(purgeOn) }] : [])
    ],
    duties: duties.map(presentDuty),
    holders: holders.map(({ keyId }) => names.get(keyId) ?? 'Kunci yang tidak tercantum lagi'),
    grantable: newest
      .filter((key) => !key.recovery && isLiveOn(key, today) && !holds(key.keyId))
      .map(({ keyId, label, office }) => ({ keyId, name: `${label}, ${office}` })),
    next: opened.nextStates.map((code) => ({
      code,
      name: reportStateNames[code].id,
      reasons: closingReasonsOf(code).map((reason) => ({ code: reason, name: closingReasonNames[reason].id }))
    }))
  };
}
