import type { Localized } from '#lib/domain/surveys/localized.ts';

/** regulations.md §3.2. */
export const complaintStates = [
  'received',
  'in_verification',
  'needs_completion',
  'in_progress',
  'forwarded',
  'answered',
  'closed',
  'rejected',
  'withdrawn'
] as const;
export type ComplaintState = (typeof complaintStates)[number];

const ends: readonly ComplaintState[] = ['closed', 'forwarded', 'rejected', 'withdrawn'];

/** The office has nothing left to do with it, unless it is opened again. */
export const hasEnded = (state: ComplaintState): boolean => ends.includes(state);

/** The counters of PermenPANRB 90/2021 and of the decree's V.5.2: `to_follow_up` is the sum of the two. */
export type Counter = 'in_process' | 'done';

/** Undefined: not in "harus ditindaklanjuti". */
export function counterOf(state: ComplaintState): Counter | undefined {
  switch (state) {
    case 'forwarded':
    case 'closed':
      return 'done';
    case 'rejected':
    case 'withdrawn':
      return undefined;
    default:
      return 'in_process';
  }
}

/** Words a citizen reads. */
export const stateNames: Readonly<Record<ComplaintState, Localized>> = {
  received: { id: 'Diterima', en: 'Received' },
  in_verification: { id: 'Diverifikasi', en: 'Being verified' },
  needs_completion: { id: 'Menunggu kelengkapan dari pengadu', en: 'Waiting for the complainant' },
  in_progress: { id: 'Ditindaklanjuti', en: 'Being followed up' },
  forwarded: { id: 'Diteruskan ke instansi berwenang', en: 'Forwarded to the competent body' },
  answered: { id: 'Sudah ditanggapi', en: 'Answered' },
  closed: { id: 'Selesai', en: 'Done' },
  rejected: { id: 'Tidak dapat ditindaklanjuti', en: 'Cannot be followed up' },
  withdrawn: { id: 'Dicabut', en: 'Withdrawn' }
};
