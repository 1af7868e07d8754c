import { formatDate, formatDateRange } from '#lib/domain/calendar/date-format.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { periodName } from '#lib/domain/calendar/period.ts';
import { chartAlt } from '#lib/domain/charts/chart-alt.ts';
import type { ChartDrawing } from '#lib/domain/charts/chart-drawing.ts';
import type { ChartFrame } from '#lib/domain/charts/chart-frame.ts';
import { chartPalettes } from '#lib/domain/charts/chart-palette.ts';
import { labelSize } from '#lib/domain/charts/chart-setting.ts';
import { indexSubtitle, itemSubtitle } from '#lib/domain/charts/chart-subtitle.ts';
import { respondentsText } from '#lib/domain/charts/chart-words.ts';
import { pictureWidths } from '#lib/domain/charts/picture-request.ts';
import { office } from '#lib/domain/office/office.ts';
import { messageOf, messageText } from '#lib/domain/statistics/message.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';
import {
  chartQuarters,
  presentIndexChart,
  presentItemChart,
  seriesQuarters
} from '#lib/server/statistics/chart-presenter.ts';
import type { RoundResult } from '#lib/server/statistics/service.ts';
import type { ChartPicture } from './chart-image.ts';
import type { FileRequest } from './file-request.ts';

/** CSS pixels of a picture to keep. */
const keptWidth = 1000;

/** The chart of a quarter's items; undefined where they are kept back. */
export function quarterPicture(entry: RoundResult<'public'>, request: FileRequest): ChartPicture | undefined {
  const drawing = presentItemChart(entry);
  if (!drawing) return undefined;
  const subtitle = itemSubtitle(entry.result.survey, drawing.data.scaleMax, request.locale);
  return pictureOf(drawing, entry, subtitle, request);
}

/** The chart of an index over the quarters; undefined before the first one. */
export function seriesPicture(
  slug: SurveySlug,
  results: readonly RoundResult<'public'>[],
  request: FileRequest,
  endsEarly: boolean
): ChartPicture | undefined {
  const last = results.at(-1);
  if (!last) return undefined;
  const drawing = presentIndexChart(slug, results, endsEarly ? chartQuarters : seriesQuarters);
  return pictureOf(drawing, last, indexSubtitle(slug, request.locale), request);
}

function pictureOf(
  drawing: ChartDrawing,
  entry: RoundResult<'public'>,
  subtitle: string,
  { picture, locale, pageAddress }: FileRequest
): ChartPicture {
  const title = messageText(messageOf(entry.result, locale));
  const alt = chartAlt(drawing, title, locale);
  if (picture) {
    const width = pictureWidths[picture.width];
    const fontSize = labelSize((16 * picture.textSize) / 100, width);
    return { drawing, alt, setting: { palette: chartPalettes[picture.theme], locale, width, fontSize } };
  }
  const setting = { palette: chartPalettes.light, locale, width: keptWidth, fontSize: 16 };
  return { drawing, alt, setting, frame: { title, subtitle, footer: footerOf(entry, locale, pageAddress) } };
}

/** Whose figures, of when, of how many people, and where the page is. */
function footerOf({ round, result }: RoundResult, locale: Locale, address: string): ChartFrame['footer'] {
  const dates = formatDateRange(round.opensOn, round.closesOn, locale);
  const facts = [dates, respondentsText(result.n, locale)];
  if (round.publishedAt) {
    const date = formatDate(officeDateAt(round.publishedAt.getTime()), locale);
    facts.push(locale === 'id' ? `diumumkan ${date}` : `published ${date}`);
  }
  return [`${office.name} · ${periodName(round.period, locale)}`, facts.join(' · '), address];
}
