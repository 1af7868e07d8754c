import { listItems, type ItemPlace } from './lookup.ts';
import { getMeasure } from './measure.ts';
import type { Plan } from './plan.ts';

export type SearchField =
  | 'code'
  | 'component'
  | 'section'
  | 'title'
  | 'indicator'
  | 'action'
  | 'evidence'
  | 'due'
  | 'target'
  | 'note'
  | 'measure';

export interface SearchHit {
  readonly code: string;
  /** The fields in which at least one word was found, in the order of reading. */
  readonly fields: readonly SearchField[];
}

/**
 * The items in which every word of the query occurs, in any field and in part of a word, capitals and diacritics
 * aside. A word also matches the code of an item or of what it stands in (`V.1`). No words: every item, without fields.
 */
export function searchPlan(plan: Plan, query: string): SearchHit[] {
  const words = fold(query).split(' ').filter(Boolean);
  return listItems(plan).flatMap((place) => {
    const fields = searchableFields(place);
    const found = (word: string) => fields.filter(([field, texts]) => texts.some((text) => holds(field, text, word)));
    const perWord = words.map(found);
    if (perWord.some((matches) => matches.length === 0)) return [];
    const matched = fields.filter((field) => perWord.some((matches) => matches.includes(field)));
    return [{ code: place.item.code, fields: matched.map(([field]) => field) }];
  });
}

/** Small letters, no diacritics, single spaces. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** A code is matched from its start and as a whole number: `V.1` is not in `IV.1` nor in `V.10`. */
function holds(field: SearchField, text: string, word: string): boolean {
  return field === 'code' ? text === word || text.startsWith(`${word}.`) : text.includes(word);
}

function searchableFields({ component, section, item }: ItemPlace): [SearchField, string[]][] {
  const { indicators } = item;
  const actions = indicators.flatMap((indicator) => indicator.actions);
  const noted = [component, section, item, ...indicators, ...actions];
  const fields: [SearchField, (string | null | undefined)[]][] = [
    ['code', [item.code, ...indicators.map(({ key }) => key)]],
    ['component', [component.title]],
    ['section', [section.title]],
    ['title', [item.title]],
    ['indicator', indicators.map(({ text }) => text)],
    ['action', actions.map(({ text }) => text)],
    ['evidence', actions.map(({ evidence }) => evidence)],
    ['due', actions.map(({ dueText }) => dueText)],
    ['target', actions.map(({ target }) => target)],
    ['note', noted.map(({ note }) => note)],
    ['measure', indicators.flatMap(({ measures }) => measures.map((name) => getMeasure(name).label.id))]
  ];
  return fields.map(([field, texts]) => [field, texts.filter((text) => text != null).map(fold)]);
}
