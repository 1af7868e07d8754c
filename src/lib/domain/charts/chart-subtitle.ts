import { confidence } from '#lib/domain/statistics/interval.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { surveyOf, type SurveySlug } from '#lib/domain/surveys/survey.ts';

/** `Indeks Kepuasan Masyarakat (IKM) per triwulan; daerah berwarna: rentang kepercayaan 95%` */
export function indexSubtitle(slug: SurveySlug, locale: Locale): string {
  const { indexName, indexCode } = surveyOf(slug);
  const name = `${indexName[locale]} (${indexCode})`;
  return locale === 'id'
    ? `${name} per triwulan; daerah berwarna: rentang kepercayaan ${confidence}%`
    : `${name} by quarter; shaded: ${confidence}% confidence interval`;
}

/** `Nilai rata-rata setiap pertanyaan, Survei pelayanan publik` */
export function itemSubtitle(slug: SurveySlug, locale: Locale): string {
  const name = surveyOf(slug).name[locale];
  return locale === 'id' ? `Nilai rata-rata setiap pertanyaan, ${name}` : `Mean of each question, ${name}`;
}
