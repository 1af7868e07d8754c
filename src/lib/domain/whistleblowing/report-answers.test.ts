import { expect, test } from 'vitest';
import { readLetter } from './letter.ts';
import {
  answerProblems,
  concernsLeadership,
  longestAnswer,
  longestText,
  reportText,
  type ReportAnswers
} from './report-answers.ts';
import { letterQuestions } from './letter.ts';
import { pad } from '#lib/protocol/wbs1/padding.ts';

const good: ReportAnswers = {
  kind: 'corruption',
  text: 'Diminta membayar di loket.',
  answers: { where: ' Loket 2 ', who: '  ', leadership: 'Tidak' },
  honest: true,
  wantsProof: false
};

test('only whom it concerns, kind, some words and the statement are asked of everybody', () => {
  expect(answerProblems(good)).toEqual({});
  expect(answerProblems({ kind: 'x', text: ' ', answers: {}, honest: false, wantsProof: false })).toEqual({
    leadership: 'missing',
    kind: 'missing',
    text: 'missing',
    honest: 'missing'
  });
  expect(answerProblems({ ...good, text: 'Suap.' })).toEqual({ text: 'short' });
  expect(answerProblems({ ...good, answers: { ...good.answers, how: 'a'.repeat(longestAnswer + 1) } })).toEqual({
    how: 'long'
  });
});

test('whether it concerns the leadership is never answered in advance, and not to know protects like a yes', () => {
  expect(answerProblems({ ...good, answers: { leadership: '' } })).toEqual({ leadership: 'missing' });
  expect(answerProblems({ ...good, answers: { leadership: 'mungkin' } })).toEqual({ leadership: 'missing' });
  expect(['Ya', 'Tidak tahu', ''].map(concernsLeadership)).toEqual([true, true, true]);
  expect(concernsLeadership('Tidak')).toBe(false);
});

test('the recipients read what was written, without what was left empty', () => {
  const letter = readLetter(reportText(good, ['kunci'], []));
  expect(letter).toMatchObject({
    text: good.text,
    kind: 'corruption',
    answers: { where: 'Loket 2', leadership: 'Tidak' },
    excluded: ['kunci']
  });
  expect(letter.answers).not.toHaveProperty('who');
});

test('a proof of filing is asked for by whoever ticked it, and by nobody else', () => {
  expect(readLetter(reportText({ ...good, wantsProof: true }, [], [])).wantsProof).toBe(true);
  expect(reportText(good, [], [])).not.toContain('wantsProof');
});

test('the longest report the form takes fits one message, in any script', () => {
  const answers = Object.fromEntries(
    letterQuestions.map((question) => [question, question === 'leadership' ? 'Tidak tahu' : '語'.repeat(longestAnswer)])
  );
  const longest = { ...good, text: '語'.repeat(longestText), answers };
  expect(answerProblems(longest)).toEqual({});
  expect(pad(reportText(longest, [], [])).length).toBe(256 * 1024);
});
