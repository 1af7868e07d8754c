import type { SearchField } from '#lib/domain/plan/search.ts';
import * as m from '#lib/i18n/generated/messages.js';

const names: Readonly<Record<SearchField, () => string>> = {
  code: m.plan_field_code,
  component: m.plan_field_component,
  section: m.plan_field_section,
  title: m.plan_field_title,
  indicator: m.plan_indicator,
  action: m.plan_action,
  evidence: m.plan_evidence,
  due: m.plan_due,
  target: m.plan_target,
  note: m.plan_note,
  measure: m.plan_field_measure
};

/** In small letters: the names stand in a list within a sentence. */
export function searchFieldName(field: SearchField): string {
  return names[field]().toLowerCase();
}
