import { z } from 'zod';
import type { Grade, Instrument } from '#lib/domain/surveys/instrument.ts';
import { currentInstruments } from '#lib/domain/surveys/instruments/shipped-instruments.ts';
import type { Localized } from '#lib/domain/surveys/localized.ts';
import { surveyOf, type SurveySlug } from '#lib/domain/surveys/survey.ts';

/** The series the product computes and a plan's indicator may hang on. */
export const measureNameSchema = z.enum([
  'ipak.index',
  'ipak.respondents',
  'ikm.index',
  'ikm.respondents',
  'ipkp.index',
  'ipkp.respondents',
  'complaints.to_follow_up',
  'complaints.in_process',
  'complaints.done',
  'complaints.done_rate',
  'complaints.on_time_rate',
  'wbs.received',
  'wbs.closed',
  'wbs.on_time_rate'
]);

export type MeasureName = z.infer<typeof measureNameSchema>;

/** `value` is on the index's own scale: of 4 for IPAK and IPKP. */
export interface TargetLine {
  readonly value: number;
  readonly label: Localized;
}

/** Lower border of a grade on the index's own scale, inclusive. */
export interface GradeBorder {
  readonly value: number;
  readonly code: Grade['code'];
  readonly label: Localized;
}

/** An index without target lines shows the borders of its grades instead. */
export type MeasureTarget =
  | { readonly kind: 'lines'; readonly lines: readonly TargetLine[] }
  | { readonly kind: 'grades'; readonly borders: readonly GradeBorder[] };

interface MeasureBase {
  readonly name: MeasureName;
  /** How often it has a figure. */
  readonly period: 'quarter' | 'half-year';
  readonly label: Localized;
  readonly unit: Localized;
}

export interface IndexMeasure extends MeasureBase {
  readonly kind: 'index';
  readonly survey: SurveySlug;
  readonly outOf: 4 | 100;
  readonly target: MeasureTarget;
}

export interface RespondentsMeasure extends MeasureBase {
  readonly kind: 'respondents';
  readonly survey: SurveySlug;
}

/** The three counters of handled complaints in PermenPANRB 90/2021 and in the decree's V.5.2, and the two shares made of them. */
export interface ComplaintsMeasure extends MeasureBase {
  readonly kind: 'complaints';
  readonly counter: 'to_follow_up' | 'in_process' | 'done' | 'done_rate' | 'on_time_rate';
}

/** What whistleblowing tells of itself: by half-year, small figures as one class (whistleblowing.md §8.0.16). */
export interface WhistleblowingMeasure extends MeasureBase {
  readonly kind: 'whistleblowing';
  readonly period: 'half-year';
  readonly counter: 'received' | 'closed' | 'on_time_rate';
}

export type Measure = IndexMeasure | RespondentsMeasure | ComplaintsMeasure | WhistleblowingMeasure;

/** Target lines and grade borders as the survey's current instrument sets them. */
function targetOf({ index, grades }: Instrument): MeasureTarget {
  if (index.method === 'out-of-4') {
    const values = [...new Set(index.targets.map(({ value }) => value))];
    const namesOf = (value: number) => index.targets.filter((target) => target.value === value).map(({ name }) => name);
    const lines = values.map((value) => ({
      value,
      label: {
        id: `Target ${namesOf(value).join(' dan ')}`,
        en: `Target for ${namesOf(value).join(' and ')}`
      }
    }));
    return { kind: 'lines', lines };
  }
  const borders = grades
    .filter(({ from }) => from > 0)
    .map(({ from, code, label }) => ({ value: from / 100, code, label }));
  return { kind: 'grades', borders };
}

function indexMeasure(name: MeasureName, slug: SurveySlug): IndexMeasure {
  const { indexCode, indexName } = surveyOf(slug);
  const instrument = currentInstruments[slug];
  const { outOf } = instrument.index;
  return {
    kind: 'index',
    name,
    period: 'quarter',
    survey: slug,
    label: { id: `${indexName.id} (${indexCode})`, en: `${indexName.en} (${indexCode})` },
    unit: { id: `dari ${outOf}`, en: `of ${outOf}` },
    outOf,
    target: targetOf(instrument)
  };
}

function respondentsMeasure(name: MeasureName, slug: SurveySlug): RespondentsMeasure {
  const survey = surveyOf(slug).name;
  return {
    kind: 'respondents',
    name,
    period: 'quarter',
    survey: slug,
    label: {
      id: `Responden ${survey.id.toLowerCase()}`,
      en: `Respondents of the ${survey.en.toLowerCase()}`
    },
    unit: { id: 'responden', en: 'respondents' }
  };
}

function complaintsMeasure(
  name: MeasureName,
  counter: ComplaintsMeasure['counter'],
  label: Localized
): ComplaintsMeasure {
  const isShare = counter === 'done_rate' || counter === 'on_time_rate';
  const unit = isShare ? { id: '%', en: '%' } : { id: 'pengaduan', en: 'complaints' };
  return { kind: 'complaints', name, period: 'quarter', counter, label, unit };
}

function whistleblowingMeasure(
  name: MeasureName,
  counter: WhistleblowingMeasure['counter'],
  label: Localized
): WhistleblowingMeasure {
  const unit = counter === 'on_time_rate' ? { id: '%', en: '%' } : { id: 'laporan', en: 'reports' };
  return { kind: 'whistleblowing', name, period: 'half-year', counter, label, unit };
}

const measures: Readonly<Record<MeasureName, Measure>> = {
  'ipak.index': indexMeasure('ipak.index', 'persepsi-korupsi'),
  'ipak.respondents': respondentsMeasure('ipak.respondents', 'persepsi-korupsi'),
  'ikm.index': indexMeasure('ikm.index', 'pelayanan-publik'),
  'ikm.respondents': respondentsMeasure('ikm.respondents', 'pelayanan-publik'),
  'ipkp.index': indexMeasure('ipkp.index', 'kualitas-pelayanan'),
  'ipkp.respondents': respondentsMeasure('ipkp.respondents', 'kualitas-pelayanan'),
  'complaints.to_follow_up': complaintsMeasure('complaints.to_follow_up', 'to_follow_up', {
    id: 'Pengaduan yang harus ditindaklanjuti',
    en: 'Complaints to be followed up'
  }),
  'complaints.in_process': complaintsMeasure('complaints.in_process', 'in_process', {
    id: 'Pengaduan yang tengah diproses',
    en: 'Complaints in process'
  }),
  'complaints.done': complaintsMeasure('complaints.done', 'done', {
    id: 'Pengaduan yang telah selesai ditindaklanjuti',
    en: 'Complaints followed up and done'
  }),
  'complaints.done_rate': complaintsMeasure('complaints.done_rate', 'done_rate', {
    id: 'Bagian pengaduan yang selesai ditindaklanjuti',
    en: 'Share of complaints followed up and done'
  }),
  'complaints.on_time_rate': complaintsMeasure('complaints.on_time_rate', 'on_time_rate', {
    id: 'Bagian pengaduan yang ditanggapi tepat waktu',
    en: 'Share of complaints answered in time'
  }),
  'wbs.received': whistleblowingMeasure('wbs.received', 'received', {
    id: 'Laporan WBS yang diterima',
    en: 'Whistleblowing reports received'
  }),
  'wbs.closed': whistleblowingMeasure('wbs.closed', 'closed', {
    id: 'Laporan WBS yang selesai',
    en: 'Whistleblowing reports closed'
  }),
  'wbs.on_time_rate': whistleblowingMeasure('wbs.on_time_rate', 'on_time_rate', {
    id: 'Bagian laporan WBS selesai yang ditanggapi tepat waktu',
    en: 'Share of closed whistleblowing reports answered in time'
  })
};

export function getMeasure(name: MeasureName): Measure {
  return measures[name];
}

/** The measures that the recap of complaints feeds. */
export const complaintMeasures: readonly MeasureName[] = measureNameSchema.options.filter(
  (name) => measures[name].kind === 'complaints'
);

/** The names of the measures one survey feeds, index first. */
export function measuresOfSurvey(slug: SurveySlug): MeasureName[] {
  return measureNameSchema.options.filter((name) => {
    const measure = measures[name];
    return (measure.kind === 'index' || measure.kind === 'respondents') && measure.survey === slug;
  });
}
