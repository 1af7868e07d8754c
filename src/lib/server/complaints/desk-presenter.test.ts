import { expect, it } from 'vitest';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import { shippedLimits } from '#lib/domain/complaints/complaint-limits.ts';
import { officeActions } from '#lib/domain/complaints/transition.ts';
import type { ComplaintState } from '#lib/domain/complaints/complaint-state.ts';
import { presentDeskCase, presentStepDone } from './desk-presenter.ts';
import type { OfficeCase, OfficeMessage } from './office-case.ts';

const message = (author: OfficeMessage['author']): OfficeMessage => ({
  id: author,
  author,
  authorName: '',
  sentAt: '',
  body: 'Kata-kata.',
  attachments: []
});

function shown(state: ComplaintState, change: Partial<OfficeCase> = {}) {
  const office = {
    registerNumber: 'DUMAS/2026/XI/0007',
    receivedOn: '2026-11-20',
    state: { code: state, name: state },
    deadlines: [],
    limits: { ...shippedLimits, completion: 20, autoClose: 7 },
    actions: officeActions(state),
    messages: [],
    content: { description: 'Isi' },
    ...change
  } as unknown as OfficeCase;
  const now = epochOf('2026-11-24T09:30:00+08:00');
  return presentDeskCase(office, { now, trackingAddress: 'https://suara.example/pengaduan/lacak' });
}

it('puts one step first while the office is the one to act, and only steps the state allows', () => {
  const first = (['received', 'in_verification', 'in_progress', 'needs_completion', 'forwarded'] as const).map(
    (state) => shown(state).next.primary
  );
  expect(first).toEqual(['verify', 'accept', 'answer', null, null]);
  expect(shown('received', { actions: [] }).next).toMatchObject({ primary: null, others: [] });
});

it('asks for a second answer once the complainant has replied, notes left aside', () => {
  const answered = (messages: OfficeMessage[]) => shown('answered', { messages }).next.primary;
  expect(answered([message('office')])).toBeNull();
  expect(answered([message('office'), message('complainant'), message('note')])).toBe('answer');
});

it('offers no words to a complainant whose case is erased', () => {
  expect(shown('closed', { content: null })).toMatchObject({ mayWrite: false });
  expect(shown('closed', { content: null }).offered).not.toContain('message');
});

it('fills templates with the facts of the case and the last day of a request sent today', () => {
  const [template] = shown('in_verification').templates.ask_completion ?? [];
  expect(template?.text).toContain('DUMAS/2026/XI/0007');
  expect(template?.text).toContain('14 Desember 2026');
});

it('says the days that the limits of the case give, not those the program came with', () => {
  const { consequences } = shown('in_progress').next;
  expect(consequences.ask_completion).toContain('mendapat 20 hari');
  expect(consequences.answer).toContain('selama 7 hari kerja');
  expect(Object.values(consequences).join()).not.toContain('{');
});

it('says nothing for a step that does not exist', () => {
  expect(presentStepDone('verify')).toBe('Verifikasi dimulai.');
  for (const name of [null, '', 'constructor', '__proto__', '<b>']) expect(presentStepDone(name)).toBeUndefined();
});
