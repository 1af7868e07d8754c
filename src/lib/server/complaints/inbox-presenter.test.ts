import { describe, expect, it } from 'vitest';
import type { InboxFilter, InboxItem } from './inbox.ts';
import { inboxHref, presentInbox, readInboxQuery } from './inbox-presenter.ts';

const none: Record<InboxFilter, number> = {
  due: 0,
  overdue: 0,
  reply: 0,
  waiting: 0,
  mine: 0,
  open: 0,
  quarantined: 0,
  all: 0
};

const item = (registerNumber: string, state?: 'overdue' | 'due_today' | 'due'): InboxItem => ({
  id: registerNumber,
  registerNumber,
  class: { code: 'complaint', name: 'Pengaduan' },
  category: { code: 'fees', name: 'Biaya dan pungutan' },
  state: { code: 'received', name: 'Diterima' },
  channel: 'Situs web',
  receivedOn: '2026-11-20',
  nextDue: state
    ? {
        kind: 'verify',
        label: 'Diverifikasi paling lambat',
        dueOn: '2026-11-24',
        date: '24 November 2026',
        state,
        stateText: ''
      }
    : null,
  assignee: null,
  quarantined: false,
  unanswered: false,
  needsReply: false,
  mergedInto: null
});

const read = (query: string) => readInboxQuery(new URLSearchParams(query));
const shown = (query: string, items: readonly InboxItem[], counts = none, pages = 1) =>
  presentInbox(read(query), { items, page: read(query).page, pages, total: items.length }, counts);

describe('the address of the inbox', () => {
  it('opens on what is open, and searches everywhere', () => {
    expect(read('')).toEqual({ filter: 'open', q: undefined, page: 1 });
    expect(read('cari=+0007+')).toEqual({ filter: 'all', q: '0007', page: 1 });
    expect(read('tampil=terlambat&halaman=3')).toEqual({ filter: 'overdue', q: undefined, page: 3 });
  });

  it('takes anything a person may type into it', () => {
    for (const page of ['0', '-1', '1.5', 'x', '1e99', '']) expect(read(`halaman=${page}`).page).toBe(1);
    expect(read('tampil=constructor').filter).toBe('open');
    expect(read(`cari=%00${'a'.repeat(500)}`).q).toHaveLength(120);
  });

  it('comes back as it was written', () => {
    expect(read(inboxHref('mine', { q: 'XI/00 07', page: 2 }).split('?')[1] ?? '')).toEqual({
      filter: 'mine',
      q: 'XI/00 07',
      page: 2
    });
  });
});

describe('the inbox on the page', () => {
  it('says first what is late and what is due today', () => {
    expect(shown('', [], { ...none, due: 2, overdue: 1, open: 9 }).lede).toBe('1 terlambat, 2 jatuh tempo hari ini.');
    expect(shown('', [], { ...none, open: 9 }).lede).toContain('Tidak ada yang terlambat');
  });

  it('cuts the open cases by urgency, in the order they come', () => {
    const items = [item('1', 'overdue'), item('2', 'due_today'), item('3', 'due'), item('4', 'due'), item('5')];
    const groups = shown('', items).groups.map(({ title, items: group }) => [
      title,
      group.map(({ registerNumber }) => registerNumber)
    ]);
    expect(groups).toEqual([
      ['Terlambat', ['1']],
      ['Jatuh tempo hari ini', ['2']],
      ['Berikutnya', ['3', '4']],
      ['Menunggu pihak lain', ['5']]
    ]);
  });

  it('sets a reply to an answer apart from what waits for others', () => {
    const reply = { ...item('6'), needsReply: true };
    expect(shown('', [item('5'), reply]).groups.map(({ title }) => title)).toEqual([
      'Menunggu pihak lain',
      'Perlu dibalas'
    ]);
    expect(shown('', [], { ...none, reply: 2 }).lede).toBe('2 perlu dibalas.');
    expect(shown('tampil=perlu-dibalas', []).title).toBe('Perlu dibalas');
  });

  it('shows what came in a flood only when there is something in it', () => {
    expect(shown('', []).tabs.map(({ label }) => label)).not.toContain('Datang saat kiriman membanjir');
    expect(shown('', [], { ...none, quarantined: 1 }).tabs.map(({ label }) => label)).toContain(
      'Datang saat kiriman membanjir'
    );
  });

  it('leads to the pages before and after with the search kept', () => {
    const page = shown('cari=2026&halaman=2', [item('1')], none, 3);
    expect(page.previous).toBe('/staf/pengaduan?tampil=semua&cari=2026');
    expect(page.next).toBe('/staf/pengaduan?tampil=semua&cari=2026&halaman=3');
  });
});
