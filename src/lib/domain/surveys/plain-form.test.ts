import { describe, expect, test } from 'vitest';
import { skm20171 } from './instruments/skm-2017-1.ts';
import { plainFormProblems, readPlainForm } from './plain-form.ts';

function posted(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return readPlainForm(form, skm20171);
}

describe('readPlainForm', () => {
  test('tells a skipped question from one that was not reached', () => {
    const { answers } = posted({ 'answers.requirements': '4', 'answers.cost': 'skip' });
    expect(answers).toEqual({ requirements: 4, cost: null });
  });

  test('leaves out a profile field at "tidak ingin menyebut"', () => {
    expect(posted({ 'respondent.sex': '', 'respondent.ageBand': '26_35' }).profile).toEqual({ ageBand: '26_35' });
  });

  test('counts a line end of the suggestion as one character', () => {
    expect(posted({ suggestion: ' satu\r\ndua ' }).suggestion).toBe('satu\ndua');
  });
});

describe('plainFormProblems', () => {
  test('accepts one answer', () => {
    expect(plainFormProblems(posted({ 'answers.cost': '1' }), skm20171)).toEqual([]);
  });

  test('wants at least one answer and points to the first question', () => {
    expect(plainFormProblems(posted({ 'answers.cost': 'skip' }), skm20171)).toEqual([
      { field: 'answers.requirements', kind: 'nothing_answered' }
    ]);
  });

  test.each(['0', '5', '1.5', 'NaN', 'empat'])('names a value that is not offered: %s', (value) => {
    expect(plainFormProblems(posted({ 'answers.cost': value }), skm20171)).toEqual([
      { field: 'answers.cost', kind: 'value_unknown' }
    ]);
  });

  test('says how long a suggestion is that is too long', () => {
    const form = posted({ 'answers.cost': '1', suggestion: 'a'.repeat(2001) });
    expect(plainFormProblems(form, skm20171)).toEqual([
      { field: 'suggestion', kind: 'suggestion_too_long', length: 2001 }
    ]);
  });
});
