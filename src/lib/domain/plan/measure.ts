import { z } from 'zod';

/** The quarterly series the product computes and a plan's indicator may hang on. */
export const measureNameSchema = z.enum([
  'ipak.index',
  'ipak.respondents',
  'ikm.index',
  'ikm.respondents',
  'ipkp.index',
  'ipkp.respondents',
  'complaints.to_follow_up',
  'complaints.in_process',
  'complaints.done'
]);

export type MeasureName = z.infer<typeof measureNameSchema>;

/** Address part of a survey: `/hasil/{slug}`. */
export type SurveySlug = 'persepsi-korupsi' | 'pelayanan-publik' | 'kualitas-pelayanan';

export type SurveyMeasureSource = { kind: 'survey'; survey: SurveySlug; figure: 'index' | 'respondents' };
export type ComplaintMeasureSource = { kind: 'complaints'; counter: 'to_follow_up' | 'in_process' | 'done' };

/** `value` is on the measure's own scale (of 4 for IPAK and IPKP). */
export type TargetLine = { value: number; label: { id: string; en: string } };

/** `grades`: no line, the borders of the grades A–D are shown instead. */
export type MeasureTarget = { kind: 'lines'; lines: readonly TargetLine[] } | { kind: 'grades' } | { kind: 'none' };

/** `of-4` and `of-100`: an index with that maximum; `people` and `complaints`: a count. */
export type MeasureUnit = 'of-4' | 'of-100' | 'people' | 'complaints';

export type Measure = {
  name: MeasureName;
  source: SurveyMeasureSource | ComplaintMeasureSource;
  label: { id: string; en: string };
  unit: MeasureUnit;
  target: MeasureTarget;
};

const noTarget: MeasureTarget = { kind: 'none' };

/** Smallest survey values for WBK and WBBM: PermenPANRB 90/2021, Birokrasi yang Bersih dan Akuntabel. */
const ipakTarget: MeasureTarget = {
  kind: 'lines',
  lines: [{ value: 3.6, label: { id: 'Target WBK dan WBBM', en: 'Target for WBK and WBBM' } }]
};

/** Smallest survey values for WBK and WBBM: PermenPANRB 90/2021, Pelayanan Publik yang Prima. */
const ipkpTarget: MeasureTarget = {
  kind: 'lines',
  lines: [
    { value: 3.2, label: { id: 'Target WBK', en: 'Target for WBK' } },
    { value: 3.6, label: { id: 'Target WBBM', en: 'Target for WBBM' } }
  ]
};

const measures: Record<MeasureName, Omit<Measure, 'name'>> = {
  'ipak.index': {
    source: { kind: 'survey', survey: 'persepsi-korupsi', figure: 'index' },
    label: { id: 'Indeks Persepsi Anti Korupsi (IPAK)', en: 'Anti-corruption perception index (IPAK)' },
    unit: 'of-4',
    target: ipakTarget
  },
  'ipak.respondents': {
    source: { kind: 'survey', survey: 'persepsi-korupsi', figure: 'respondents' },
    label: { id: 'Responden survei persepsi korupsi', en: 'Respondents of the corruption perception survey' },
    unit: 'people',
    target: noTarget
  },
  'ikm.index': {
    source: { kind: 'survey', survey: 'pelayanan-publik', figure: 'index' },
    label: { id: 'Indeks Kepuasan Masyarakat (IKM)', en: 'Public satisfaction index (IKM)' },
    unit: 'of-100',
    target: { kind: 'grades' }
  },
  'ikm.respondents': {
    source: { kind: 'survey', survey: 'pelayanan-publik', figure: 'respondents' },
    label: { id: 'Responden survei pelayanan publik', en: 'Respondents of the public service survey' },
    unit: 'people',
    target: noTarget
  },
  'ipkp.index': {
    source: { kind: 'survey', survey: 'kualitas-pelayanan', figure: 'index' },
    label: { id: 'Indeks Persepsi Kualitas Pelayanan (IPKP)', en: 'Service-quality perception index (IPKP)' },
    unit: 'of-4',
    target: ipkpTarget
  },
  'ipkp.respondents': {
    source: { kind: 'survey', survey: 'kualitas-pelayanan', figure: 'respondents' },
    label: { id: 'Responden survei kualitas pelayanan', en: 'Respondents of the service quality survey' },
    unit: 'people',
    target: noTarget
  },
  'complaints.to_follow_up': {
    source: { kind: 'complaints', counter: 'to_follow_up' },
    label: { id: 'Pengaduan yang harus ditindaklanjuti', en: 'Complaints to be followed up' },
    unit: 'complaints',
    target: noTarget
  },
  'complaints.in_process': {
    source: { kind: 'complaints', counter: 'in_process' },
    label: { id: 'Pengaduan yang tengah diproses', en: 'Complaints in process' },
    unit: 'complaints',
    target: noTarget
  },
  'complaints.done': {
    source: { kind: 'complaints', counter: 'done' },
    label: { id: 'Pengaduan yang telah selesai ditindaklanjuti', en: 'Complaints followed up and done' },
    unit: 'complaints',
    target: noTarget
  }
};

/** Every measure, in the order of the names. */
export const allMeasures: readonly Measure[] = measureNameSchema.options.map(getMeasure);

export function getMeasure(name: MeasureName): Measure {
  return { name, ...measures[name] };
}

/** The measures one survey feeds, index first. */
export function measuresOfSurvey(survey: SurveySlug): Measure[] {
  return allMeasures.filter(({ source }) => source.kind === 'survey' && source.survey === survey);
}
