import { expect, test } from 'vitest';
import { shippedHolidays } from './holiday.ts';
import { holidaySchema } from './holiday-form.ts';
import { missingHolidayYears } from './missing-years.ts';
import { workingCalendar } from './working-days.ts';

const shipped = workingCalendar(shippedHolidays);

test.each<[string, number[]]>([
  ['2026-09-30', []],
  ['2026-10-01', [2027]],
  ['2026-12-31', [2027]],
  ['2027-01-01', [2027]],
  ['2027-10-01', [2027, 2028]]
])('on %s the missing years are %j', (today, years) => {
  expect(missingHolidayYears(shipped, today)).toEqual(years);
});

test('a holiday needs an existing day, a kind and a name', () => {
  const problemsOf = (input: unknown) => holidaySchema.safeParse(input).error?.issues.map(({ path }) => path[0]);
  expect(problemsOf({})).toEqual(['date', 'kind', 'name']);
  expect(problemsOf({ date: '2027-02-29', kind: 'libur', name: ' ' })).toEqual(['date', 'kind', 'name']);
  expect(problemsOf({ date: '0227-01-01', kind: 'public_holiday', name: 'Tahun Baru' })).toEqual(['date']);
  expect(holidaySchema.parse({ date: '2027-01-01', kind: 'public_holiday', name: ' Tahun Baru ' })).toEqual({
    date: '2027-01-01',
    kind: 'public_holiday',
    name: 'Tahun Baru'
  });
});
