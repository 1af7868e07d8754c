import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { actorMay, type Actor } from '#lib/domain/staff/actor.ts';
import { channelWarnings, type ChannelWarning } from '#lib/domain/whistleblowing/channel-watch.ts';
import { closedReasonTexts } from '#lib/domain/whistleblowing/gate.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { gateFacts, isMailboxSafe } from './gate.ts';
import { inboxCounts, readInbox } from './inbox.ts';
import { lacksReader } from './readers.ts';

/** A line of the staff home: numbers, and no report's name. */
export interface DueReports {
  readonly href: string;
  readonly title: string;
  readonly until: string;
  readonly isLate: boolean;
}

const inbox = '/staf/wbs';
const late = (title: string, until: string): DueReports => ({ href: inbox, title, until, isLate: true });
const due = (title: string, until: string): DueReports => ({ href: inbox, title, until, isLate: false });

/**
 * What recipients and the keeper of the key list have to do, for the staff home: the only mail a recipient gets leads there.
 * Empty for everybody else.
 */
export async function listDueReports(deps: WhistleblowingDependencies, actor: Actor): Promise<DueReports[]> {
  const [reads, keepsKeys] = [actorMay(actor, 'wbs.handle'), actorMay(actor, 'wbs.keys')];
  const items = reads ? await duties(deps, actor) : [];
  if (!reads && !keepsKeys) return items;
  const href = keepsKeys ? '/staf/wbs/kunci' : inbox;
  if (await lacksReader(deps.db))
    items.push({
      ...late('Cari pembaca bagi laporan WBS yang tidak dapat dibuka siapa pun', 'Tenggatnya berjalan'),
      href
    });
  return [...items, ...channelWarnings(await gateFacts(deps)).map((warning) => ({ ...warned(warning), href }))];
}

async function duties(deps: WhistleblowingDependencies, actor: Actor): Promise<DueReports[]> {
  if (!(await isMailboxSafe(deps))) {
    return [late('Laporan WBS tidak dapat dibuka: basis datanya belum aman', 'Hubungi admin; tenggatnya berjalan')];
  }
  const { lines, trust, locked } = await readInbox(deps, actor);
  const counts = inboxCounts(lines, officeDateAt(deps.now()));
  const { overdue, dueSoon, unread, quarantined, purgedSoon, purgedVerySoon } = counts;
  const items: (DueReports | false)[] = [
    trust === 'no_key' && { ...due('Buat kunci WBS Anda', 'Sebelum upacara kunci'), href: '/staf/wbs/kunci-saya' },
    locked > 0 && late(`Pulihkan ${locked} laporan WBS yang terkunci bagi Anda`, 'Tenggatnya berjalan'),
    overdue > 0 && late(`Tangani ${overdue} laporan WBS yang lewat tenggat`, 'Lewat tenggat'),
    dueSoon > 0 && due(`Tangani ${dueSoon} laporan WBS yang jatuh tempo`, 'Dalam tiga hari'),
    unread > 0 && due(`Baca kabar baru pada ${unread} laporan WBS`, 'Pelapor menunggu'),
    quarantined > 0 &&
      due(`Periksa ${quarantined} laporan WBS yang datang saat kiriman membanjir`, 'Tenggatnya berjalan'),
    purgedVerySoon > 0 && due(`Periksa ${purgedVerySoon} laporan WBS yang akan dihapus`, 'Dalam 7 hari'),
    purgedSoon > purgedVerySoon &&
      due(`Periksa ${purgedSoon - purgedVerySoon} laporan WBS yang akan dihapus`, 'Dalam 30 hari')
  ];
  return items.filter((item) => item !== false);
}

function warned(warning: ChannelWarning): DueReports {
  if (warning.kind === 'closed')
    return late(`Formulir WBS tertutup. ${closedReasonTexts[warning.reason].id}`, 'Sekarang');
  const title =
    warning.kind === 'list_ends' ? 'Perbarui daftar kunci WBS dalam upacara kunci' : 'Ganti kunci WBS yang akan habis';
  return due(title, `Sebelum ${formatDate(warning.on)}`);
}
