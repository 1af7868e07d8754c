import { formatPeriod, type Period } from '#lib/domain/calendar/period.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import {
  getPresentedResult,
  getQuarterInSeries,
  listPresentedResults
} from '#lib/server/statistics/published-results.ts';
import { listPublicResults } from '#lib/server/statistics/service.ts';
import { drawPng, drawSvg } from './chart-image.ts';
import type { FileRequest } from './file-request.ts';
import { quarterCsv, seriesCsv } from './result-csv.ts';
import { jsonText } from './result-format.ts';
import { quarterPicture, seriesPicture } from './result-picture.ts';

export interface ResultFile {
  readonly name: string;
  readonly body: string | Buffer;
}

/** A published quarter as a file: its items as a picture, its figures as JSON or CSV. */
export async function quarterFile(
  deps: Dependencies,
  slug: SurveySlug,
  period: Period,
  request: FileRequest
): Promise<ResultFile> {
  const name = `${slug}-${formatPeriod(period)}.${request.format}`;
  if (request.format === 'json') return { name, body: jsonText(await getPresentedResult(deps, slug, period)) };
  if (request.format === 'csv') {
    return { name, body: quarterCsv(await getPresentedResult(deps, slug, period), request.csvForm) };
  }
  const { entry } = await getQuarterInSeries(deps, slug, period, request.locale);
  const picture = quarterPicture(entry, request);
  if (!picture) throw notFound(withoutItems[request.locale]);
  return { name, body: request.format === 'svg' ? drawSvg(picture) : drawPng(picture) };
}

/** A survey's published quarters as a file; the picture ends with `until` where that is given. */
export async function seriesFile(
  deps: Dependencies,
  slug: SurveySlug,
  until: Period | undefined,
  request: FileRequest
): Promise<ResultFile> {
  const name = `${slug}.${request.format}`;
  if (request.format === 'json') return { name, body: jsonText(await listPresentedResults(deps, slug)) };
  if (request.format === 'csv') {
    return { name, body: seriesCsv((await listPresentedResults(deps, slug)).results, request.csvForm) };
  }
  const results = await listPublicResults(deps, slug, until && { until });
  const picture = seriesPicture(slug, results, request, until !== undefined);
  if (!picture) throw notFound(withoutQuarters[request.locale]);
  return { name, body: request.format === 'svg' ? drawSvg(picture) : drawPng(picture) };
}

const withoutItems = {
  id: 'Triwulan itu mempunyai terlalu sedikit responden untuk grafik per pertanyaan.',
  en: 'That quarter has too few respondents for a chart of its questions.'
};
const withoutQuarters = {
  id: 'Survei itu belum mempunyai hasil yang diumumkan.',
  en: 'That survey has no published result yet.'
};
