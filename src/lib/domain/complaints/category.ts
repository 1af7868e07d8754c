import type { Localized } from '#lib/domain/surveys/localized.ts';

/** What a complaint is about; the last one takes everything else. */
export const categories = [
  'procedure',
  'service_time',
  'fees',
  'staff_conduct',
  'facilities',
  'information',
  'voter_data',
  'election_stages',
  'secretariat',
  'ad_hoc_bodies',
  'accessibility',
  'other'
] as const;
export type Category = (typeof categories)[number];

export const categoryNames: Readonly<Record<Category, Localized>> = {
  procedure: { id: 'Persyaratan dan prosedur', en: 'Requirements and procedure' },
  service_time: { id: 'Waktu layanan', en: 'Service time' },
  fees: { id: 'Biaya dan pungutan', en: 'Fees and charges' },
  staff_conduct: { id: 'Perilaku petugas', en: 'Conduct of staff' },
  facilities: { id: 'Sarana dan prasarana', en: 'Facilities' },
  information: { id: 'Informasi dan situs web', en: 'Information and website' },
  voter_data: { id: 'Data pemilih', en: 'Voter data' },
  election_stages: { id: 'Tahapan pemilu dan pemilihan', en: 'Election stages' },
  secretariat: { id: 'Sekretariat, keuangan, dan pengadaan', en: 'Secretariat, finance and procurement' },
  ad_hoc_bodies: { id: 'Badan ad hoc (PPK, PPS, KPPS)', en: 'Ad hoc bodies (PPK, PPS, KPPS)' },
  accessibility: { id: 'Diskriminasi dan aksesibilitas', en: 'Discrimination and accessibility' },
  other: { id: 'Lainnya', en: 'Other' }
};
