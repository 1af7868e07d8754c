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

/** `Survei pelayanan publik: nilai rata-rata setiap pertanyaan, skala 1–4` */
export function itemSubtitle(slug: SurveySlug, scaleMax: number, locale: Locale): string {
  const name = surveyOf(slug).name[locale];
  return locale === 'id'
    ? `${name}: nilai rata-rata setiap pertanyaan, skala 1–${scaleMax}`
    : `${name}: mean of each question, scale 1–${scaleMax}`;
}
