import type { Grade } from '../instrument.ts';

/** Service grades of PermenPANRB 14/2017, by the converted value rounded to two decimals (in hundredths). */
export const serviceGrades: Grade[] = [
  { from: 8831, code: 'A', label: { id: 'Sangat baik', en: 'Very good' } },
  { from: 7661, code: 'B', label: { id: 'Baik', en: 'Good' } },
  { from: 6500, code: 'C', label: { id: 'Kurang baik', en: 'Less than good' } },
  { from: 0, code: 'D', label: { id: 'Tidak baik', en: 'Not good' } }
];

/** Equal quarters of the scale, as older corruption-perception surveys used them; no official table exists. */
export const integrityGrades: Grade[] = [
  { from: 8126, code: 'A', label: { id: 'Bersih dari korupsi', en: 'Clean of corruption' } },
  { from: 6251, code: 'B', label: { id: 'Cukup bersih', en: 'Fairly clean' } },
  { from: 4376, code: 'C', label: { id: 'Kurang bersih', en: 'Not clean enough' } },
  { from: 0, code: 'D', label: { id: 'Tidak bersih dari korupsi', en: 'Not clean of corruption' } }
];
