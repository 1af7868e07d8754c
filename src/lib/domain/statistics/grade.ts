import type { Grade, Instrument } from '#lib/domain/surveys/instrument.ts';

/**
 * The grade of a value on the 0–100 scale, already rounded half-up to whole hundredths: the table of PermenPANRB 14/2017 has
 * no values between 88.30 and 88.31, so rounding comes first. Borders are inclusive.
 */
export function gradeOf(instrument: Pick<Instrument, 'grades'>, value100: number): Grade {
  const reached = instrument.grades.filter((grade) => value100 >= grade.from);
  const [first, ...others] = reached;
  if (!first) throw new RangeError(`No grade of the instrument begins at or below ${value100} hundredths`);
  return others.reduce((best, grade) => (grade.from > best.from ? grade : best), first);
}

/** All grades an interval touches, the lowest first; more than one means that the grade is uncertain. */
export function gradesWithin(
  instrument: Pick<Instrument, 'grades'>,
  interval: { readonly low100: number; readonly high100: number }
): Grade[] {
  const lowest = gradeOf(instrument, interval.low100);
  return instrument.grades
    .filter((grade) => grade.from >= lowest.from && grade.from <= interval.high100)
    .sort((a, b) => a.from - b.from);
}
