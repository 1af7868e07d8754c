import { listNotes } from '#lib/domain/plan/lookup.ts';
import type { Plan } from '#lib/domain/plan/plan.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { PlanDocument, PlanItemPage, PlanOfPage } from './plan-pages.ts';
import { presentItemFacts, type ItemFacts } from './item-facts-presenter.ts';
import { presentProof } from './proof-presenter.ts';

/** Chapters of a plan for a list of contents. */
export function presentContents({ components }: Plan) {
  return components.map(({ code, title, sections }) => ({
    code,
    title,
    count: sections.reduce((sum, { items }) => sum + items.length, 0)
  }));
}

/** What both pages say about the years. `carried`: later years whose figures hang on this plan. */
function presentYears({ plan, year, inherited }: PlanOfPage, years: readonly number[]) {
  return { year, planYear: plan.year, inherited, carried: years.filter((other) => other > plan.year) };
}

export function presentDocument(document: PlanDocument, query: string, locale: Locale) {
  const { plan, year, hits, proof } = document;
  const facts: Record<string, ItemFacts> = {};
  for (const { code } of hits) {
    const ofItem = proof.indicators.filter(({ itemCode }) => itemCode === code);
    facts[code] = presentItemFacts(ofItem, year, locale);
  }
  return {
    ...presentYears(document, proof.years),
    plan,
    query,
    hits,
    facts,
    notes: listNotes(plan)
  };
}

export function presentItemPage(page: PlanItemPage, locale: Locale) {
  const { component, section, item, before, after, proof, year } = page;
  const neighbour = (other: PlanItemPage['before']) => other && { code: other.code, title: other.title };
  return {
    ...presentYears(page, proof.years),
    component: { code: component.code, title: component.title },
    section: section.title === null ? null : { code: section.code, title: section.title },
    item,
    before: neighbour(before),
    after: neighbour(after),
    marks: presentItemFacts(proof.indicators, year, locale).marks,
    proofs: presentProof(proof, locale)
  };
}
