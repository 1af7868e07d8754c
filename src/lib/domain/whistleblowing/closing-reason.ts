import { isClosed, type ReportState } from './report-state.ts';

/** Why a report was closed; a code, kept with the figures when everything else of the report is gone. */
export const closingReasons = [
  'proven',
  'unproven',
  'insufficient_evidence',
  'no_answer',
  'other_channel',
  'duplicate',
  'reporter_asked',
  'not_a_report'
] as const;
export type ClosingReason = (typeof closingReasons)[number];

const reasons: Readonly<Partial<Record<ReportState, readonly ClosingReason[]>>> = {
  closed_proven: ['proven'],
  closed_unproven: ['unproven'],
  closed_insufficient: [
    'insufficient_evidence',
    'no_answer',
    'other_channel',
    'duplicate',
    'reporter_asked',
    'not_a_report'
  ]
};

export const closingReasonsOf = (state: ReportState): readonly ClosingReason[] => reasons[state] ?? [];

/** A closed state has one of its own reasons, any other has none. */
export const reasonFits = (state: ReportState, reason: ClosingReason | null): boolean =>
  isClosed(state) ? reason !== null && closingReasonsOf(state).includes(reason) : reason === null;

export const closingReasonNames: Readonly<Record<ClosingReason, { readonly id: string; readonly en: string }>> = {
  proven: { id: 'Dugaan terbukti', en: 'The allegation was proven' },
  unproven: { id: 'Dugaan tidak terbukti', en: 'The allegation was not proven' },
  insufficient_evidence: { id: 'Bukti tidak cukup untuk ditelaah', en: 'Not enough evidence for a review' },
  no_answer: { id: 'Pertanyaan kami tidak terjawab', en: 'Our questions were not answered' },
  other_channel: {
    id: 'Bukan urusan saluran ini; jalurnya sudah kami sebutkan',
    en: 'Belongs elsewhere; we said where'
  },
  duplicate: { id: 'Sudah ditangani dalam laporan lain', en: 'Handled in another report' },
  reporter_asked: { id: 'Pelapor meminta laporannya ditutup', en: 'The reporter asked to close it' },
  not_a_report: { id: 'Bukan laporan pelanggaran', en: 'Not a report of wrongdoing' }
};
