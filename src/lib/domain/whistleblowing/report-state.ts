/** States of a report (regulations.md §4.3). */
export const reportStates = [
  'received',
  'under_review',
  'needs_information',
  'forwarded',
  'followed_up',
  'closed_proven',
  'closed_unproven',
  'closed_insufficient'
] as const;
export type ReportState = (typeof reportStates)[number];

export const isClosed = (state: ReportState): boolean => state.startsWith('closed_');

const ends: readonly ReportState[] = ['closed_proven', 'closed_unproven', 'closed_insufficient'];

const steps: Readonly<Record<ReportState, readonly ReportState[]>> = {
  received: ['under_review', 'needs_information', 'forwarded', 'closed_insufficient'],
  under_review: ['needs_information', 'forwarded', 'followed_up', ...ends],
  needs_information: ['under_review', 'forwarded', 'followed_up', ...ends],
  forwarded: ['under_review', 'needs_information', 'followed_up', ...ends],
  followed_up: ['needs_information', 'forwarded', ...ends],
  closed_proven: ['under_review'],
  closed_unproven: ['under_review'],
  closed_insufficient: ['under_review']
};

/** Where a report may go from here. A closed one is reviewed again when a recipient objects, until it is erased. */
export const nextStates = (state: ReportState): readonly ReportState[] => steps[state];

export const mayBecome = (state: ReportState, next: ReportState): boolean => steps[state].includes(next);

/** Words both sides read. */
export const reportStateNames: Readonly<Record<ReportState, { readonly id: string; readonly en: string }>> = {
  received: { id: 'Diterima', en: 'Received' },
  under_review: { id: 'Ditelaah', en: 'Under review' },
  needs_information: { id: 'Perlu informasi tambahan', en: 'More information needed' },
  forwarded: { id: 'Diteruskan ke Inspektorat atau KPU Provinsi', en: 'Forwarded to the Inspectorate or KPU Provinsi' },
  followed_up: { id: 'Ditindaklanjuti', en: 'Being followed up' },
  closed_proven: { id: 'Selesai: terbukti', en: 'Closed: proven' },
  closed_unproven: { id: 'Selesai: tidak terbukti', en: 'Closed: not proven' },
  closed_insufficient: { id: 'Ditutup: tidak cukup bukti', en: 'Closed: not enough evidence' }
};
