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
