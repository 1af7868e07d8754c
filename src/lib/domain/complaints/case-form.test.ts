import { describe, expect, it } from 'vitest';
import {
  answerForm,
  assignForm,
  classifyForm,
  forwardForm,
  messageForm,
  rejectForm,
  summaryForm
} from './case-form.ts';

type Form = typeof answerForm | typeof forwardForm | typeof summaryForm | typeof messageForm | typeof rejectForm;
const problem = (form: Form, fields: Record<string, unknown>) => form.safeParse(fields).error?.issues[0]?.message;

describe('words to the complainant', () => {
  it('are needed, and blanks are none', () => {
    for (const body of [undefined, '', '  \r\n ']) expect(problem(messageForm, { body })).toBe('Tuliskan pesannya.');
    expect(rejectForm.safeParse({ reason: ' ' }).success).toBe(false);
  });

  it('do not leave with a place of a template that nobody filled', () => {
    expect(problem(answerForm, { body: 'Yang kami temukan: […].' })).toContain('[…]');
    expect(problem(forwardForm, { destination: 'bawaslu', body: 'Diteruskan ke […].' })).toContain('[…]');
  });

  it('are counted as people count them: a line end is one character', () => {
    expect(messageForm.parse({ body: '\r\n'.repeat(4999) + 'a' }).body).toBe('a');
    expect(messageForm.safeParse({ body: `a${'\r\n'.repeat(9998)}b` }).success).toBe(true);
    expect(messageForm.safeParse({ body: 'a'.repeat(10_001) }).success).toBe(false);
  });
});

it('forwards to SP4N-LAPOR! with its tracking id only; other bodies need none', () => {
  expect(forwardForm.safeParse({ destination: 'sp4n_lapor' }).error?.issues[0]?.path).toEqual(['externalReference']);
  expect(forwardForm.parse({ destination: 'sp4n_lapor', externalReference: ' 123 ' }).externalReference).toBe('123');
  expect(forwardForm.parse({ destination: 'dkpp', externalReference: '', body: '' })).toEqual({
    destination: 'dkpp',
    externalReference: undefined,
    body: undefined
  });
  expect(forwardForm.safeParse({ destination: 'constructor' }).success).toBe(false);
});

it('knows three answers about oversight: yes, no, and not said yet', () => {
  const oversight = (text: string) =>
    classifyForm.parse({ class: 'complaint', category: 'fees', oversight: text }).oversight;
  expect(['yes', 'no', ''].map(oversight)).toEqual([true, false, null]);
});

it('gives a case back to everybody by an empty choice', () => {
  expect([assignForm.parse({}), assignForm.parse({ assigneeId: '' })]).toEqual([
    { assigneeId: null },
    { assigneeId: null }
  ]);
});

it('takes a summary back by an empty one and refuses one that is too long', () => {
  expect(summaryForm.parse({ summary: ' ' }).summary).toBe('');
  expect(problem(summaryForm, { summary: 'a'.repeat(301) })).toContain('300');
});
