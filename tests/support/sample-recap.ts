import { categories } from '#lib/domain/complaints/category.ts';
import { complaintChannels } from '#lib/domain/complaints/complaint-channel.ts';
import type { RecapRow } from '#lib/domain/complaints/recap-row.ts';
import type { MonthRecap } from '#lib/domain/complaints/recap.ts';

const zeros = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;

export const nilRecap: MonthRecap = {
  year: 2026,
  month: 10,
  carriedOver: 0,
  received: 0,
  rejectedOrWithdrawn: 0,
  toFollowUp: 0,
  inProcess: 0,
  done: 0,
  forwarded: 0,
  overdue: 0,
  answered: 0,
  answeredOnTime: 0,
  doneRate: null,
  onTimeRate: null,
  byCategory: zeros(categories),
  byChannel: zeros(complaintChannels),
  rows: []
};

export function sampleRow(change: Partial<RecapRow> = {}): RecapRow {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    registerNumber: 'DUMAS/2026/XI/0001',
    receivedOn: '2026-11-03',
    channel: 'whatsapp',
    category: 'service_time',
    handlingClass: 'complaint_non_oversight',
    confidential: false,
    origin: 'received',
    state: 'closed',
    forwardedTo: null,
    resolvedOn: '2026-11-09',
    resolvedInSpan: true,
    resolveDueOn: '2026-11-23',
    onTime: true,
    overdue: false,
    endedOn: '2026-11-24',
    workingDays: 15,
    ...change
  };
}

/** November 2026: three to follow up, one of them done, one forwarded, one in process and late; one rejected. */
export const novemberRecap: MonthRecap = {
  ...nilRecap,
  month: 11,
  carriedOver: 1,
  received: 3,
  rejectedOrWithdrawn: 1,
  toFollowUp: 3,
  inProcess: 1,
  done: 2,
  forwarded: 1,
  overdue: 1,
  answered: 2,
  answeredOnTime: 1,
  doneRate: 6667,
  onTimeRate: 5000,
  byCategory: { ...nilRecap.byCategory, service_time: 2, staff_conduct: 1 },
  byChannel: { ...nilRecap.byChannel, whatsapp: 2, web: 1 },
  rows: [
    sampleRow({
      id: '00000000-0000-4000-8000-000000000000',
      registerNumber: 'DUMAS/2026/X/0009',
      receivedOn: '2026-10-05',
      origin: 'carried_over',
      state: 'in_progress',
      resolvedOn: null,
      resolveDueOn: '2026-10-26',
      onTime: null,
      overdue: true,
      endedOn: null,
      workingDays: 38
    }),
    sampleRow(),
    sampleRow({
      id: '00000000-0000-4000-8000-000000000002',
      registerNumber: 'DUMAS/2026/XI/0002',
      channel: 'web',
      category: 'staff_conduct',
      handlingClass: 'complaint_oversight',
      confidential: true,
      state: 'forwarded',
      forwardedTo: 'inspectorate',
      onTime: false
    }),
    sampleRow({
      id: '00000000-0000-4000-8000-000000000003',
      registerNumber: 'DUMAS/2026/XI/0003',
      state: 'rejected',
      resolvedOn: null,
      onTime: null,
      endedOn: '2026-11-05',
      workingDays: 2
    })
  ]
};
