import { describe, expect, test } from 'vitest';
import { integrityGrades, serviceGrades } from '#lib/domain/surveys/instruments/grades.ts';
import { gradeOf, gradesWithin } from './grade.ts';
import { rational, roundHalfUp } from './rational.ts';

const skm = { grades: serviceGrades };
const spak = { grades: integrityGrades };

describe('gradeOf', () => {
  test.each([
    [88304, 'B'],
    [88305, 'A'],
    [76604, 'C'],
    [76605, 'B'],
    [64994, 'D'],
    [64995, 'C'],
    [100000, 'A'],
    [75000, 'C'],
    [25000, 'D'],
    [0, 'D']
  ])('of %i thousandths, rounded first, is %s', (thousandths, code) => {
    expect(gradeOf(skm, roundHalfUp(rational(thousandths, 1000), 2)).code).toBe(code);
  });

  test.each([
    [8126, 'A'],
    [8125, 'B'],
    [6251, 'B'],
    [6250, 'C'],
    [4376, 'C'],
    [4375, 'D']
  ])('by equal quarters of %i hundredths is %s', (hundredths, code) => {
    expect(gradeOf(spak, hundredths).code).toBe(code);
  });

  test('does not depend on the order of the table', () => {
    expect(gradeOf({ grades: [...serviceGrades].reverse() }, 8000).code).toBe('B');
  });
});

describe('gradesWithin', () => {
  const codes = (low100: number, high100: number) => gradesWithin(skm, { low100, high100 }).map(({ code }) => code);

  test('names one grade where the interval stays inside it', () => {
    expect(codes(7661, 8830)).toEqual(['B']);
  });

  test('names every grade the interval touches, the lowest first', () => {
    expect(codes(8500, 8831)).toEqual(['B', 'A']);
    expect(codes(6000, 9000)).toEqual(['D', 'C', 'B', 'A']);
  });
});
