import type { Localized } from '#lib/domain/surveys/localized.ts';

/** Bodies a case is handed to; SP4N-LAPOR! gives it a tracking id of its own. */
export const forwardDestinations = ['inspectorate', 'kpu_province', 'bawaslu', 'dkpp', 'sp4n_lapor'] as const;
export type ForwardDestination = (typeof forwardDestinations)[number];

export const forwardDestinationNames: Readonly<Record<ForwardDestination, Localized>> = {
  inspectorate: { id: 'Inspektorat', en: 'Inspectorate' },
  kpu_province: { id: 'KPU Provinsi', en: 'KPU of the province' },
  bawaslu: { id: 'Bawaslu', en: 'Bawaslu (election supervisor)' },
  dkpp: { id: 'DKPP', en: 'DKPP (election ethics council)' },
  sp4n_lapor: { id: 'SP4N-LAPOR!', en: 'SP4N-LAPOR!' }
};
