/** What a report is about (regulations.md §4.2). It stands in the ciphertext only: in a small office the kind tells who. */
export const reportKinds = [
  'corruption',
  'illegal_levy',
  'undeclared_gratuity',
  'conflict_of_interest',
  'abuse_of_authority',
  'procurement_fraud',
  'ethics_violation',
  'other'
] as const;
export type ReportKind = (typeof reportKinds)[number];

export const reportKindNames: Readonly<Record<ReportKind, { readonly id: string; readonly en: string }>> = {
  corruption: { id: 'Korupsi atau suap', en: 'Corruption or bribery' },
  illegal_levy: { id: 'Pungutan liar', en: 'Illegal levies' },
  undeclared_gratuity: { id: 'Gratifikasi yang tidak dilaporkan', en: 'Undeclared gratuities' },
  conflict_of_interest: { id: 'Benturan kepentingan', en: 'Conflict of interest' },
  abuse_of_authority: { id: 'Penyalahgunaan wewenang', en: 'Abuse of authority' },
  procurement_fraud: { id: 'Kecurangan pengadaan', en: 'Procurement fraud' },
  ethics_violation: { id: 'Pelanggaran kode etik atau disiplin', en: 'Breach of ethics or discipline' },
  other: { id: 'Lainnya', en: 'Something else' }
};
