import { addDays, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { daysOfHalfYear, halfYearOf } from '#lib/domain/calendar/half-year.ts';
import { longestKeyListDays } from '#lib/domain/whistleblowing/key-list-rules.ts';
import { closedReports, openReports, type ReportScenario, type ReportStep } from './report-scenarios.ts';

/** What happens on a day. `report` counts from 0; number 0 is the one whose code a tester gets. */
export type SimulatedEvent = { readonly on: OfficeDate } & (
  | { readonly what: 'key_list' }
  | { readonly what: 'half_year' }
  | { readonly what: 'report'; readonly report: number; readonly scenario: ReportScenario }
  | { readonly what: 'step'; readonly report: number; readonly scenario: ReportScenario; readonly step: ReportStep }
);

/** Nothing was reported before the product existed. */
export const firstKeyListOn: OfficeDate = '2025-01-02';

/** Closed reports of a half-year, in turn: one half-year with figures above “kurang dari 5”, one below. */
const perHalfYear = [6, 2, 5, 3] as const;
const firstAfter = 9;
const daysBetween = 23;
const listDays = longestKeyListDays - 10;

/** Two years of reports, closed ones and open ones, with the key lists they were sealed under; in the order of their days, none after today. */
export function simulatedReports(today: OfficeDate): SimulatedEvent[] {
  const reports = [
    ...openReports.map((scenario) => ({ on: addDays(today, -scenario.daysAgo), scenario })),
    ...closedUntil(addDays(today, -10))
  ].filter(({ on }) => on > firstKeyListOn);
  const events = [
    ...keyListDays(today).map((on): SimulatedEvent => ({ what: 'key_list', on })),
    ...halfYearDays(today).map((on): SimulatedEvent => ({ what: 'half_year', on })),
    ...reports.flatMap(({ on, scenario }, report): SimulatedEvent[] => [
      { what: 'report', on, report, scenario },
      ...scenario.steps.map((step): SimulatedEvent => ({
        what: 'step',
        on: addDays(on, step.after),
        report,
        scenario,
        step
      }))
    ])
  ];
  // The sort keeps what is of one day in its order: the list first, a report before what is done with it.
  return events.sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/** Each within the days of the one before it; the last one fresh. */
function keyListDays(today: OfficeDate): OfficeDate[] {
  const days: OfficeDate[] = [];
  for (let day = firstKeyListOn; day < today; day = addDays(day, listDays)) days.push(day);
  const last = addDays(today, -20);
  return [...days.filter((day) => day < last), ...(last > firstKeyListOn ? [last] : [today])];
}

/** First days of the half-years: the figures of the one before are frozen. */
function halfYearDays(today: OfficeDate): OfficeDate[] {
  const days: OfficeDate[] = [];
  for (let day = daysAfterHalfYear(firstKeyListOn); day <= today; day = daysAfterHalfYear(day)) days.push(day);
  return days;
}

const daysAfterHalfYear = (day: OfficeDate): OfficeDate => addDays(daysOfHalfYear(halfYearOf(day)).to, 1);

/** Closed within their half-year, and no later than `until`. */
function closedUntil(until: OfficeDate): { readonly on: OfficeDate; readonly scenario: ReportScenario }[] {
  const reports: { on: OfficeDate; scenario: ReportScenario }[] = [];
  let start: OfficeDate = daysOfHalfYear(halfYearOf(firstKeyListOn)).from;
  for (let index = 0; start <= until; index += 1, start = daysAfterHalfYear(start)) {
    for (let nth = 0; nth < (perHalfYear[index % perHalfYear.length] ?? 0); nth += 1) {
      const scenario = closedReports[reports.length % closedReports.length];
      const on = addDays(start, firstAfter + nth * daysBetween);
      if (scenario && addDays(on, scenario.steps.at(-1)?.after ?? 0) <= until) reports.push({ on, scenario });
    }
  }
  return reports;
}
