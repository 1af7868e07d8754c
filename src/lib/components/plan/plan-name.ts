import * as m from '#lib/i18n/generated/messages.js';

/** What the page of a year shows: the year's own plan, or the figures of the year on an earlier one. */
export function planName({ year, planYear }: { year: number; planYear: number }): string {
  return year === planYear ? m.plan_title({ year }) : m.plan_title_with({ year, planYear });
}
