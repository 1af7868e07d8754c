import type { MeasureName } from './measure.ts';
import type { Component, Indicator, Item, Plan, Section } from './plan.ts';

/** An item with the chapter it stands in. */
export interface ItemPlace {
  readonly component: Component;
  readonly section: Section;
  readonly item: Item;
}

export interface IndicatorPlace extends ItemPlace {
  readonly indicator: Indicator;
}

/** Every item in the decree's order. */
export function listItems(plan: Plan): ItemPlace[] {
  return plan.components.flatMap((component) =>
    component.sections.flatMap((section) => section.items.map((item) => ({ component, section, item })))
  );
}

/** Every indicator in the decree's order. */
export function listIndicators(plan: Plan): IndicatorPlace[] {
  return listItems(plan).flatMap((place) => place.item.indicators.map((indicator) => ({ ...place, indicator })));
}

/** `code` as in the decree, capitals or not: `V.1.4`, `v.1.4`. */
export function findItem(plan: Plan, code: string): ItemPlace | undefined {
  const wanted = code.toUpperCase();
  return listItems(plan).find(({ item }) => item.code === wanted);
}

/** `key`: the item's code and a letter, `V.5.2.a`. */
export function findIndicator(plan: Plan, key: string): IndicatorPlace | undefined {
  const wanted = key.toLowerCase();
  return listIndicators(plan).find(({ indicator }) => indicator.key.toLowerCase() === wanted);
}

/** The measures some indicator of the plan hangs on, each once, in the decree's order. */
export function measuresOf(plan: Plan): MeasureName[] {
  return [...new Set(listIndicators(plan).flatMap(({ indicator }) => indicator.measures))];
}

/** The indicators a measure is the proof of. */
export function indicatorsForMeasure(plan: Plan, measure: MeasureName): IndicatorPlace[] {
  return listIndicators(plan).filter(({ indicator }) => indicator.measures.includes(measure));
}

/** `inherited`: the year has no plan of its own and hangs on an earlier one, which the page has to say. */
export interface PlanForYear {
  readonly plan: Plan;
  readonly inherited: boolean;
}

/** The year's own plan or else the newest earlier one; undefined before the first plan. */
export function planForYear(plans: readonly Plan[], year: number): PlanForYear | undefined {
  const [newest] = plans.filter((plan) => plan.year <= year).sort((a, b) => b.year - a.year);
  return newest && { plan: newest, inherited: newest.year !== year };
}

/** The years whose figures hang on a plan: its own and the following ones up to `until` that have no plan. */
export function yearsOfPlan(plans: readonly Plan[], { year }: Plan, until: number): number[] {
  const next = Math.min(...plans.map((plan) => plan.year).filter((other) => other > year));
  const last = Math.max(year, Math.min(until, next - 1));
  return Array.from({ length: last - year + 1 }, (_, at) => year + at);
}

/** The items before and after one in the decree's order. */
export function neighboursOf(plan: Plan, code: string): { before: Item | undefined; after: Item | undefined } {
  const items = listItems(plan).map(({ item }) => item);
  const at = items.findIndex((item) => item.code === code);
  return { before: items[at - 1], after: items[at + 1] };
}

/** Where a code that is no item's own leads: an indicator to its place on the item's page, a chapter to the document. */
export interface CodePlace {
  /** Null: the whole plan. */
  readonly item: string | null;
  readonly anchor: string | null;
}

/** What an address names, capitals or not: an item, an indicator, a section or a component. */
export function findCode(plan: Plan, text: string): CodePlace | undefined {
  const item = findItem(plan, text)?.item;
  if (item) return { item: item.code, anchor: null };
  const indicator = findIndicator(plan, text);
  if (indicator) return { item: indicator.item.code, anchor: indicator.indicator.key };
  const chapters = plan.components.flatMap(({ code, sections }) => [code, ...sections.map((section) => section.code)]);
  const chapter = chapters.find((code) => code === text.toUpperCase());
  return chapter ? { item: null, anchor: chapter } : undefined;
}

/** The notes beside the decree's wording, each with the code of its place, in the decree's order. */
export function listNotes(plan: Plan): { code: string; note: string }[] {
  const placed = plan.components.flatMap((component) => [
    { code: component.code, note: component.note },
    ...component.sections.flatMap((section) => [
      { code: section.code ?? component.code, note: section.note },
      ...section.items.flatMap((item) => [
        { code: item.code, note: item.note },
        ...item.indicators.flatMap(({ key, note, actions }) => [
          { code: key, note },
          ...actions.map((action) => ({ code: key, note: action.note }))
        ])
      ])
    ])
  ]);
  return placed.flatMap(({ code, note }) => (note === undefined ? [] : [{ code, note }]));
}
