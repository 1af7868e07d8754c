import { formatCount } from '#lib/domain/statistics/number-format.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { PresentedResult } from '#lib/server/statistics/result-presenter.ts';
import { quarterCsv, seriesCsv } from './result-csv.ts';
import { jsonText } from './result-format.ts';

/** Sizes of the text files a page offers, such as `3 kB`. */
export interface FileSizes {
  readonly json: string;
  readonly csv: string;
  readonly excel: string;
}

export function quarterFileSizes(result: PresentedResult, locale: Locale): FileSizes {
  return {
    json: sizeText(jsonText(result), locale),
    csv: sizeText(quarterCsv(result, 'machine'), locale),
    excel: sizeText(quarterCsv(result, 'excel'), locale)
  };
}

/** @param whole the object the JSON file holds */
export function seriesFileSizes(
  whole: { survey: string; results: readonly PresentedResult[] },
  locale: Locale
): FileSizes {
  return {
    json: sizeText(jsonText(whole), locale),
    csv: sizeText(seriesCsv(whole.results, 'machine'), locale),
    excel: sizeText(seriesCsv(whole.results, 'excel'), locale)
  };
}

function sizeText(content: string, locale: Locale): string {
  return `${formatCount(Math.max(1, Math.round(Buffer.byteLength(content) / 1000)), locale)} kB`;
}
