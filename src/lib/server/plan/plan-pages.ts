import { officeDateAt, yearOf } from '#lib/domain/calendar/office-date.ts';
import { notFound } from '#lib/domain/errors.ts';
import {
  findItem,
  listIndicators,
  neighboursOf,
  planForYear,
  type ItemPlace,
  type PlanForYear
} from '#lib/domain/plan/lookup.ts';
import type { Item } from '#lib/domain/plan/plan.ts';
import { searchPlan, type SearchHit } from '#lib/domain/plan/search.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { proveIndicators, type PlanProof, type WhistleblowingProof } from './indicator-proof.ts';
import { listPlans } from './service.ts';

/** A plan as the page of a year shows it. */
export interface PlanOfPage extends PlanForYear {
  readonly year: number;
}

export interface PlanDocument extends PlanOfPage {
  readonly hits: readonly SearchHit[];
  readonly proof: PlanProof;
}

export interface PlanItemPage extends PlanOfPage, ItemPlace {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  readonly proof: PlanProof;
}

/** The plan that the year in an address hangs on. Years to come have no figures, so they have a page only with their plan. */
export async function getPlanOfYear(deps: Dependencies, yearText: string): Promise<PlanOfPage> {
  const year = /^\d{4}$/.test(yearText) ? Number(yearText) : NaN;
  const found = planForYear(await listPlans(deps), year);
  const isToCome = found?.inherited && year > yearOf(officeDateAt(deps.now()));
  if (!found || isToCome) throw notFound('Rencana aksi tahun itu tidak ada.');
  return { ...found, year };
}

/** The whole plan of a year with what proves it; `query` narrows it to the items that hold all its words. */
export async function getPlanDocument(deps: Dependencies, yearText: string, query: string): Promise<PlanDocument> {
  const page = await getPlanOfYear(deps, yearText);
  const hits = searchPlan(page.plan, query);
  const shown = new Set(hits.map(({ code }) => code));
  const places = listIndicators(page.plan).filter(({ item }) => shown.has(item.code));
  return { ...page, hits, proof: await proveIndicators(deps, page.plan, places) };
}

/** One item of a year's plan, its neighbours and what proves it. `code` as the decree writes it. */
export async function getPlanItemPage(deps: Dependencies, yearText: string, code: string): Promise<PlanItemPage> {
  const page = await getPlanOfYear(deps, yearText);
  const place = findItem(page.plan, code);
  if (!place) throw notFound(`Rencana aksi ${page.plan.year} tidak mempunyai butir itu.`);
  const places = place.item.indicators.map((indicator) => ({ ...place, indicator }));
  return {
    ...page,
    ...place,
    ...neighboursOf(page.plan, place.item.code),
    proof: await proveIndicators(deps, page.plan, places)
  };
}

/** What the plan of a year shows of whistleblowing. @throws DomainError `not_found` where it shows nothing of it */
export async function getWhistleblowingProof(deps: Dependencies, yearText: string): Promise<WhistleblowingProof> {
  const { plan } = await getPlanOfYear(deps, yearText);
  const { indicators } = await proveIndicators(deps, plan, listIndicators(plan));
  const found = indicators.find(({ whistleblowing }) => whistleblowing)?.whistleblowing;
  if (!found) throw notFound('Rencana aksi itu tidak menampilkan angka WBS.');
  return found;
}
