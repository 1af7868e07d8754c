import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { closingReasonNames, closingReasonsOf } from '#lib/domain/whistleblowing/closing-reason.ts';
import { isLiveOn } from '#lib/domain/whistleblowing/key-list-rules.ts';
import type { Duty, OpenDuty } from '#lib/domain/whistleblowing/report-deadlines.ts';
import type { PurgeHold } from '#lib/domain/whistleblowing/retention.ts';
import { reportStateNames } from '#lib/domain/whistleblowing/report-state.ts';
import { inboxCounts, type Inbox } from './inbox.ts';
import type { KeyListEntry } from './key-list.ts';
import type { OpenedReport } from './open-report.ts';

const dutyNames: Readonly<Record<Duty, string>> = {
  acknowledge: 'Konfirmasi kepada pelapor',
  review: 'Selesaikan telaah',
  feedback: 'Beri tahu tindak lanjutnya',
  reply: 'Balas pesan pelapor',
  news: 'Kabar berikutnya kepada pelapor'
};

/** What people call a report among themselves: it has no number, because numbers tell order and time. */
export const shortName = (id: string): string => `Laporan ${id.slice(0, 6)}`;

const presentDuty = ({ duty, dueOn, overdue }: OpenDuty) => ({
  term: dutyNames[duty],
  text: formatDate(dueOn),
  isLate: overdue
});

const holdTexts: Readonly<Record<PurgeHold, string>> = {
  unread: 'Belum dihapus: ada penerima yang belum membaca penutupannya',
  reporter_wrote: 'Belum dihapus: pelapor menulis lagi setelah ditutup',
  not_as_signed: 'Belum dihapus: status di basis data tidak cocok dengan langkah yang ditandatangani'
};

/** A day is promised to nobody: whoever has not read the closing holds it back. */
const erasureText = (purgeOn: string, heldBack: PurgeHold | null, today: string): string => {
  if (heldBack) return holdTexts[heldBack];
  return purgeOn > today ? `Dihapus paling cepat ${formatDate(purgeOn)}` : 'Dihapus malam ini';
};

/** What stands above the list in red: reports that wait behind a lock which only the list of keys can open. */
function lockedNotice({ trust, locked }: Inbox): string | null {
  if (locked === 0) return null;
  const why = {
    no_key: 'Anda tidak punya kunci',
    none: 'belum ada daftar kunci',
    invalid: 'daftar kuncinya tidak sah',
    unlisted: 'daftar kunci tidak memuat kunci Anda',
    listed: 'daftar kunci tidak memuat kunci lama Anda'
  }[trust];
  return `${locked} laporan terkunci untuk Anda, tetapi ${why}. Tenggatnya tetap berjalan. Hubungi admin dan penerima lain hari ini juga.`;
}

const trustNotices: Readonly<Partial<Record<Inbox['trust'], string>>> = {
  none: 'Belum ada daftar kunci yang dimuat. Laporan belum dapat dikunci untuk Anda.',
  invalid:
    'Daftar kunci di server tidak sah, atau kunci induknya tidak terpasang. Apakah ada laporan, tidak dapat dipastikan. Hubungi admin.',
  unlisted: 'Kunci Anda belum tercantum di daftar yang berlaku. Laporan baru belum dapat dikunci untuk Anda.'
};

export function presentInbox(inbox: Inbox, today: string) {
  const { lines, trust } = inbox;
  const isReadable = trust === 'listed' || lines.length > 0;
  return {
    hasKey: trust !== 'no_key',
    locked: lockedNotice(inbox),
    trustNotice: trustNotices[trust] ?? null,
    lede: isReadable ? ledeOf(inboxCounts(lines, today)) : 'Belum ada laporan yang dapat ditampilkan bagi kunci Anda.',
    reports: lines.map(
      ({ id, receivedOn, newestDay, state, quarantined, mode, unread, duties, purgeOn, heldBack }) => ({
        id,
        name: shortName(id),
        receivedOn: formatDate(receivedOn),
        newestDay: formatDate(newestDay),
        state: reportStateNames[state].id,
        unread,
        marks: [
          ...(quarantined ? ['Datang saat kiriman membanjir'] : []),
          ...(mode === 'server' ? ['Dikunci oleh server'] : []),
          ...(purgeOn === null ? [] : [erasureText(purgeOn, heldBack, today)])
        ],
        duty: duties[0] ? presentDuty(duties[0]) : null
      })
    )
  };
}

function ledeOf({ open, unread, overdue, dueSoon, purgedSoon, heldBack }: ReturnType<typeof inboxCounts>): string {
  const parts = [open === 0 ? 'Tidak ada laporan terbuka' : `${open} laporan terbuka`];
  if (unread > 0) parts.push(`${unread} dengan kabar yang belum dibaca`);
  if (overdue > 0) parts.push(`${overdue} lewat tenggat`);
  if (dueSoon > 0) parts.push(`${dueSoon} jatuh tempo dalam tiga hari`);
  if (purgedSoon > 0) parts.push(`${purgedSoon} dihapus dalam 30 hari`);
  if (heldBack > 0) parts.push(`${heldBack} tertahan dari penghapusan`);
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
      ...(acknowledgedOn ? [{ term: 'Dikonfirmasi', text: formatDate(acknowledgedOn) }] : []),
      ...(closedOn ? [{ term: 'Ditutup', text: formatDate(closedOn) }] : []),
      ...(purgeOn ? [{ term: 'Penghapusan', text: erasureText(purgeOn, opened.heldBack, today) }] : [])
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
