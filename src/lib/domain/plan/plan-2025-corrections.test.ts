import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findIndicator, findItem } from './lookup.ts';
import { plan2025 } from './plan-2025.ts';

interface Correction {
  code: string;
  field: string;
  scan: string;
  product: string;
}

const page = readFileSync(new URL('../../../../docs/plan-2025.md', import.meta.url), 'utf8');
const chapter = page.split('\n## Corrections\n')[1]?.split('\n## ')[0] ?? '';
const unquote = (cell: string) => cell.replaceAll('`', '').replaceAll('⏎', '\n');

const corrections: Correction[] = chapter
  .split('\n')
  .filter((line) => line.startsWith('|') && line.includes('`'))
  .flatMap((line) => {
    const [, codes = '', field = '', scan = '', product = ''] = line.split('|').map((cell) => cell.trim());
    return codes.split(', ').map((code) => ({ code, field, scan: unquote(scan), product: unquote(product) }));
  });

/** The texts of one field at a place: an item, an indicator or a working group. */
function textsAt(code: string, field: string): (string | null)[] {
  const group = plan2025.workingGroups.find((candidate) => candidate.code === code);
  if (group) {
    if (field === 'title') return [group.title];
    return group.members.map((member) => (field === 'role' ? member.role : member.position));
  }
  const item = findItem(plan2025, code)?.item;
  if (field === 'title') return [item?.title ?? null];
  const indicators = item?.indicators ?? [findIndicator(plan2025, code)?.indicator].filter((found) => found != null);
  if (field === 'indicator') return indicators.map(({ text }) => text);
  const actions = indicators.flatMap((indicator) => indicator.actions);
  return actions.map(({ text, evidence, dueText, target }) => {
    const byField: Record<string, string | null> = { action: text, evidence, due: dueText, target };
    return byField[field] ?? null;
  });
}

describe('docs/plan-2025.md', () => {
  it('lists corrections', () => {
    expect(corrections.length).toBeGreaterThan(80);
  });

  it.each(corrections)('$code $field: "$scan" became "$product"', ({ code, field, scan, product }) => {
    const text = textsAt(code, field).join('\n');
    expect(text).toContain(product);
    expect(text.replaceAll(product, '')).not.toContain(scan);
  });
});
