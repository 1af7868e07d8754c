import { describe, expect, test } from 'vitest';
import { fillTemplate, isUnfinished, replyTemplates, templatesFor } from './reply-templates.ts';

const fields = {
  register_number: 'DUMAS/2026/XI/0007',
  office: 'KPU Kabupaten Kutai Timur',
  received_on: '24 November 2026',
  due_on: '14 Desember 2026',
  complete_due_on: '24 Desember 2026',
  destination: 'Bawaslu'
};

describe('a template', () => {
  test.each(replyTemplates)('$key leaves no field open when all are known, and names the case', (template) => {
    const text = fillTemplate(template, fields);
    expect(text).not.toMatch(/[{}]/);
    expect(text).toContain(fields.register_number);
    expect(text.endsWith(fields.office)).toBe(true);
  });

  test.each(replyTemplates)('$key with a missing fact is seen to be unfinished', (template) => {
    const { register_number, office } = fields;
    const needsMore = /\{(?!register_number|office)\w+\}|\[…\]/.test(template.body);
    expect(isUnfinished(fillTemplate(template, { register_number, office }))).toBe(needsMore);
  });

  test('takes a value as it is, even one that looks like a field', () => {
    expect(fillTemplate({ body: '{office}' }, { ...fields, office: '{register_number} $&' })).toBe(
      '{register_number} $&'
    );
  });
});

test('keys are unique, and every kind of words has a template', () => {
  expect(new Set(replyTemplates.map(({ key }) => key)).size).toBe(replyTemplates.length);
  for (const use of ['message', 'ask_completion', 'answer', 'forward', 'reject'] as const) {
    expect(templatesFor(use)).not.toEqual([]);
  }
});
