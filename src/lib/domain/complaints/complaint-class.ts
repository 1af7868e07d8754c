import type { Localized } from '#lib/domain/surveys/localized.ts';

/** What the complainant says it is. */
export const complaintClasses = ['complaint', 'information_request', 'aspiration'] as const;
export type ComplaintClass = (typeof complaintClasses)[number];

/** What the office works with: a complaint may suspect wrongdoing (berkadar pengawasan) and then needs an inspection. */
export const handlingClasses = [
  'information_request',
  'aspiration',
  'complaint_non_oversight',
  'complaint_oversight'
] as const;
export type HandlingClass = (typeof handlingClasses)[number];

/** @param oversight null until somebody classified it; such a complaint counts as not berkadar pengawasan */
export function handlingClassOf(complaintClass: ComplaintClass, oversight: boolean | null): HandlingClass {
  if (complaintClass !== 'complaint') return complaintClass;
  return oversight ? 'complaint_oversight' : 'complaint_non_oversight';
}

/** As the citizen reads it: that a complaint needs an inspection, and never what the office calls it. */
export function citizenClassName(complaintClass: ComplaintClass, oversight: boolean | null): Localized {
  return complaintClass === 'complaint' && oversight === true ? inspected : classNames[complaintClass];
}

const inspected: Localized = { id: 'Pengaduan yang perlu pemeriksaan', en: 'Complaint that needs an inspection' };

export const classNames: Readonly<Record<ComplaintClass, Localized>> = {
  complaint: { id: 'Pengaduan', en: 'Complaint' },
  information_request: { id: 'Permintaan informasi', en: 'Information request' },
  aspiration: { id: 'Aspirasi', en: 'Suggestion' }
};
