import type { DueState } from '#lib/domain/complaints/deadlines.ts';
import { quarantineWords } from '#lib/domain/complaints/quarantine-words.ts';
import { inboxFilters, type InboxFilter, type InboxItem, type InboxPage, type InboxQuery } from './inbox.ts';

interface Tab {
  /** Value of `tampil` in the address. */
  readonly slug: string;
  readonly label: string;
  /** Said when the list is empty: what will appear there, and when. */
  readonly empty: string;
}

const tabs: Readonly<Record<InboxFilter, Tab>> = {
  due: {
    slug: 'hari-ini',
    label: 'Jatuh tempo hari ini',
    empty: 'Tidak ada yang jatuh tempo hari ini.'
  },
  overdue: {
    slug: 'terlambat',
    label: 'Terlambat',
    empty: 'Tidak ada yang terlambat.'
  },
  reply: {
    slug: 'perlu-dibalas',
    label: 'Perlu dibalas',
    empty: 'Tidak ada. Di sini muncul pengaduan yang pengadunya membalas tanggapan dan belum mendapat jawaban.'
  },
  open: {
    slug: 'terbuka',
    label: 'Terbuka',
    empty: 'Tidak ada pengaduan terbuka. Pengaduan baru muncul di sini begitu dikirim, yang paling mendesak di atas.'
  },
  waiting: {
    slug: 'menunggu',
    label: 'Menunggu pengadu',
    empty: 'Tidak ada yang menunggu pengadu. Di sini muncul pengaduan yang kelengkapannya sedang diminta.'
  },
  mine: {
    slug: 'saya',
    label: 'Tugas saya',
    empty: 'Belum ada pengaduan yang ditugaskan kepada Anda.'
  },
  quarantined: {
    slug: 'membanjir',
    label: quarantineWords.tab,
    empty:
      'Tidak ada. Di sini muncul pengaduan yang datang saat kiriman membanjir dan perlu diperiksa; tenggatnya tetap sama.'
  },
  all: {
    slug: 'semua',
    label: 'Semua',
    empty: 'Belum ada pengaduan. Yang dikirim lewat situs muncul di sini; yang datang lewat jalan lain dapat dicatat.'
  }
};

/** What is due comes first. */
const order: readonly InboxFilter[] = ['due', 'overdue', 'reply', 'open', 'waiting', 'mine', 'quarantined', 'all'];

/** Reads the address of the inbox; what it does not know is left at its default. */
export function readInboxQuery(params: URLSearchParams): InboxQuery {
  const slug = params.get('tampil');
  const page = Number(params.get('halaman'));
  const q = (params.get('cari') ?? '').replaceAll('\0', '').trim().slice(0, 120);
  return {
    filter: inboxFilters.find((filter) => tabs[filter].slug === slug) ?? (q ? 'all' : 'open'),
    q: q || undefined,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1
  };
}

export function inboxHref(
  filter: InboxFilter,
  { q, page = 1 }: { q?: string | undefined; page?: number } = {}
): string {
  const params = new URLSearchParams({ tampil: tabs[filter].slug });
  if (q) params.set('cari', q);
  if (page > 1) params.set('halaman', String(page));
  return `/staf/pengaduan?${params.toString()}`;
}

export function presentInbox(query: InboxQuery, page: InboxPage, counts: Readonly<Record<InboxFilter, number>>) {
  const { filter, q } = query;
  return {
    lede: urgency(counts),
    tabs: order
      .filter((each) => each !== 'quarantined' || counts.quarantined > 0 || filter === 'quarantined')
      .map((each) => ({
        href: inboxHref(each),
        label: tabs[each].label,
        count: counts[each],
        isCurrent: each === filter && !q,
        isUrgent: (each === 'due' || each === 'overdue' || each === 'reply') && counts[each] > 0
      })),
    title: tabs[filter].label,
    search: q ?? '',
    empty: q ? `Tidak ada nomor yang memuat “${q}”.` : tabs[filter].empty,
    total: page.total,
    groups: filter === 'open' || filter === 'mine' ? byUrgency(page.items) : [{ title: null, items: page.items }],
    place: page.pages > 1 ? `Halaman ${page.page} dari ${page.pages}` : null,
    previous: page.page > 1 ? inboxHref(filter, { q, page: page.page - 1 }) : null,
    next: page.page < page.pages ? inboxHref(filter, { q, page: page.page + 1 }) : null
  };
}

function urgency({ due, overdue, reply, open }: Readonly<Record<InboxFilter, number>>): string {
  const parts = [
    overdue > 0 && `${overdue} terlambat`,
    due > 0 && `${due} jatuh tempo hari ini`,
    reply > 0 && `${reply} perlu dibalas`
  ].filter(Boolean);
  if (parts.length > 0) return `${parts.join(', ')}.`;
  return open > 0 ? 'Tidak ada yang terlambat, dan tidak ada yang jatuh tempo hari ini.' : 'Semua sudah ditangani.';
}

const groupTitles: Partial<Record<DueState, string>> = {
  overdue: 'Terlambat',
  due_today: 'Jatuh tempo hari ini'
};

interface Group {
  readonly title: string | null;
  readonly items: readonly InboxItem[];
}

/** The list as it comes, cut where the urgency changes. */
function byUrgency(items: readonly InboxItem[]): readonly Group[] {
  const titles = new Map<string, InboxItem[]>();
  for (const item of items) {
    const state = item.nextDue?.state;
    const title =
      (state && groupTitles[state]) ??
      (item.needsReply ? tabs.reply.label : state ? 'Berikutnya' : 'Menunggu pihak lain');
    titles.set(title, [...(titles.get(title) ?? []), item]);
  }
  return [...titles].map(([title, group]) => ({ title, items: group }));
}
