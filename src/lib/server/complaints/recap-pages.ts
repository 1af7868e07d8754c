import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { addMonths, firstDayOf, monthIndex, monthOf, monthTitle, formatMonth } from '#lib/domain/calendar/month.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { recapMessage } from '#lib/domain/complaints/recap-words.ts';
import { indicatorsForMeasure } from '#lib/domain/plan/lookup.ts';
import { complaintMeasures } from '#lib/domain/plan/measure.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { findPlanFor } from '#lib/server/plan/service.ts';
import { presentFigures, presentMonthLine, presentPublicRecap, presentStaffMonth } from './recap-presenter.ts';
import {
  getFrozenRecap,
  getStaffRecap,
  listFrozenRecaps,
  listRecapSummaries,
  listStaffRecaps,
  requireMonth
} from './recap.ts';

/** The public list of months, the newest first, with the newest one's figures. */
export async function getPublicRecapList(deps: Dependencies, locale: Locale) {
  const frozen = (await listFrozenRecaps(deps)).reverse();
  const current = monthOf(officeDateAt(deps.now()));
  const years = [...new Set(frozen.map(({ year }) => year))];
  const [latest] = frozen;
  return {
    latest: latest
      ? {
          month: formatMonth(latest),
          message: recapMessage(latest.recap, locale),
          figures: presentFigures(latest.recap, locale)
        }
      : null,
    years: years.map((year) => ({
      year,
      months: frozen
        .filter((entry) => entry.year === year)
        .map(({ recap, version }) => presentMonthLine(recap, version, locale))
    })),
    running: {
      title: monthTitle(current, locale),
      announcedFrom: formatDate(firstDayOf(addMonths(current, 1)), locale)
    },
    served: await findServed(deps, latest?.year ?? current.year)
  };
}

/** @throws DomainError `not_found` for a month that is not frozen, or text that is no month */
export async function getPublicRecapPage(deps: Dependencies, monthText: string, locale: Locale) {
  const month = requireMonth(monthText);
  const recap = await getFrozenRecap(deps, month);
  const months = await listFrozenRecaps(deps);
  const neighbour = (step: 1 | -1) => {
    const found = months.find((entry) => monthIndex(entry) === monthIndex(month) + step);
    return found && { month: formatMonth(found), title: monthTitle(found, locale) };
  };
  const summaries = await listRecapSummaries(deps, recap.recap);
  return {
    ...presentPublicRecap(recap, summaries, locale),
    previous: neighbour(-1),
    next: neighbour(1),
    served: await findServed(deps, month.year)
  };
}

/** The plan's indicators that the counters prove in a year, each once. */
async function findServed(deps: Dependencies, year: number) {
  const found = await findPlanFor(deps, year);
  if (!found) return { indicators: [], inherited: false, year };
  const places = complaintMeasures.flatMap((name) => indicatorsForMeasure(found.plan, name));
  const unique = [...new Map(places.map((place) => [place.indicator.key, place])).values()];
  return {
    indicators: unique.map(({ item, indicator }) => ({
      key: indicator.key,
      code: indicator.key,
      text: indicator.text,
      year: found.plan.year,
      href: `/rencana-aksi/${found.plan.year}/${item.code}`
    })),
    inherited: found.inherited,
    year
  };
}

/** The months of the office with the running one on top. */
export async function getStaffRecapList(deps: Dependencies, actor: Actor) {
  const { current, frozen } = await listStaffRecaps(deps, actor);
  return {
    current: presentMonthLine(current.recap, null, 'id'),
    message: recapMessage(current.recap, 'id'),
    frozen: frozen.map(({ recap, version }) => presentMonthLine(recap, version, 'id'))
  };
}

/** @throws DomainError `forbidden`, `not_found` */
export async function getStaffRecapPage(deps: Dependencies, actor: Actor, monthText: string) {
  const found = await getStaffRecap(deps, actor, requireMonth(monthText));
  const { recap, frozen, changed, quarantined } = found;
  const summaries = await listRecapSummaries(deps, recap);
  return {
    ...presentStaffMonth(recap, summaries, !frozen),
    frozen: frozen && {
      on: formatDate(officeDateAt(frozen.frozenAt.getTime())),
      version: frozen.version
    },
    changed: changed && { message: recapMessage(changed, 'id'), figures: presentFigures(changed, 'id') },
    quarantined
  };
}
