import type { QuarterNumber } from '#lib/domain/statistics/quarter-number.ts';
import * as m from '#lib/i18n/generated/messages.js';

/** A survey's newest number as `FigureNumber` shows it; with few respondents it says so. */
export function figureText({ label, value, outOf, word, interval, n, limited }: QuarterNumber) {
  const meaning = word === null || outOf === null ? m.results_no_index() : `${m.results_out_of({ outOf })} · ${word}`;
  return {
    label,
    value: value ?? '–',
    word: limited ? `${meaning} (${m.results_limited()})` : meaning,
    interval: interval ? m.site_interval(interval) : undefined,
    respondents: m.site_respondents({ n })
  };
}
