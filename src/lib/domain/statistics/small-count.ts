import { formatCount } from './number-format.ts';

/** Below this number everything is one class, nothing among it: in a small office a "1" is a person (whistleblowing.md §8.0.16). */
export const smallestCount = 5;

export type Count = { readonly kind: 'few' } | { readonly kind: 'exact'; readonly value: number };

export const countOf = (value: number): Count => (value < smallestCount ? { kind: 'few' } : { kind: 'exact', value });

/** `kurang dari 5`, `12`. */
export function countText(count: Count, locale: 'id' | 'en' = 'id'): string {
  if (count.kind === 'exact') return formatCount(count.value, locale);
  return locale === 'id' ? `kurang dari ${smallestCount}` : `fewer than ${smallestCount}`;
}
