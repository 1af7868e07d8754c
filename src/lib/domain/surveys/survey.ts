import type { Localized } from './localized.ts';

/** The addresses of the surveys, which are also their names in the API. */
export const surveySlugs = ['pelayanan-publik', 'persepsi-korupsi', 'kualitas-pelayanan'] as const;

export type SurveySlug = (typeof surveySlugs)[number];

export interface Survey {
  readonly slug: SurveySlug;
  /** Abbreviation used by the regulations: SKM, SPAK, SPKP. */
  readonly code: 'skm' | 'spak' | 'spkp';
  readonly indexCode: 'IKM' | 'IPAK' | 'IPKP';
  readonly name: Localized;
  readonly purpose: Localized;
  readonly indexName: Localized;
}

export const surveys: readonly Survey[] = [
  {
    slug: 'pelayanan-publik',
    code: 'skm',
    indexCode: 'IKM',
    name: { id: 'Survei pelayanan publik', en: 'Public service survey' },
    purpose: {
      id: 'Bagaimana pelayanan yang diterima di kantor kami?',
      en: 'How was the service you received at our office?'
    },
    indexName: { id: 'Indeks Kepuasan Masyarakat', en: 'Public satisfaction index' }
  },
  {
    slug: 'persepsi-korupsi',
    code: 'spak',
    indexCode: 'IPAK',
    name: { id: 'Survei persepsi korupsi', en: 'Corruption perception survey' },
    purpose: {
      id: 'Apakah kantor kami bersih dari pungutan, imbalan, dan kecurangan?',
      en: 'Is our office free of illegal fees, gifts and unfair treatment?'
    },
    indexName: { id: 'Indeks Persepsi Anti Korupsi', en: 'Anti-corruption perception index' }
  },
  {
    slug: 'kualitas-pelayanan',
    code: 'spkp',
    indexCode: 'IPKP',
    name: { id: 'Survei kualitas pelayanan', en: 'Service quality survey' },
    purpose: {
      id: 'Apakah informasi, prosedur, dan fasilitas kami sesuai dengan yang dijanjikan?',
      en: 'Do our information, procedures and facilities keep what they promise?'
    },
    indexName: { id: 'Indeks Persepsi Kualitas Pelayanan', en: 'Service quality perception index' }
  }
];

export function isSurveySlug(text: string): text is SurveySlug {
  return (surveySlugs as readonly string[]).includes(text);
}

export function surveyOf(slug: SurveySlug): Survey {
  const survey = surveys.find((candidate) => candidate.slug === slug);
  if (!survey) throw new Error(`No survey has the address ${slug}`);
  return survey;
}
