import type { Option } from '../instrument.ts';

/**
 * The six points of the statements of PermenPANRB 90/2021. Only the two ends are official ("Sangat Tidak Sesuai",
 * "Sangat Sesuai"); the words between them are the product's.
 */
export const agreementOptions: Option[] = [
  { value: 1, label: { id: 'Sangat tidak sesuai', en: 'Does not match at all' } },
  { value: 2, label: { id: 'Tidak sesuai', en: 'Does not match' } },
  { value: 3, label: { id: 'Kurang sesuai', en: 'Matches poorly' } },
  { value: 4, label: { id: 'Cukup sesuai', en: 'Matches fairly well' } },
  { value: 5, label: { id: 'Sesuai', en: 'Matches' } },
  { value: 6, label: { id: 'Sangat sesuai', en: 'Matches fully' } }
];
