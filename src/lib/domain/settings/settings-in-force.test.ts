import { expect, it } from 'vitest';
import { graceDaysOf, closingDayOf, publicationRules } from './setting-readings.ts';
import { settingNames, settingRegistry } from './setting-registry.ts';
import { settingsInForce } from './settings-in-force.ts';

const closing = (validFrom: string, value: unknown) => ({ name: 'surveys.closing_day', validFrom, value });

it('gives the shipped value of everything before anybody sets it, and its own schema takes it', () => {
  const shipped = settingsInForce([], '2026-11-24');
  for (const name of settingNames) {
    expect(shipped[name]).toBe(settingRegistry[name].shipped);
    expect(settingRegistry[name].typed.safeParse(String(shipped[name])).data).toBe(shipped[name]);
  }
  expect(publicationRules(shipped)).toEqual({ minimumN: 10, limitedBelow: 30, smallestCell: 5 });
});

it('lets a value hold from its day on, and the one before it until then, in whatever order they were set', () => {
  const values = [closing('2027-03-01', 25), closing('2026-01-01', 15)];
  const day = (date: string) => settingsInForce(values, date)['surveys.closing_day'];
  expect(['2025-12-31', '2026-01-01', '2027-02-28', '2027-03-01'].map(day)).toEqual([20, 15, 15, 25]);
});

it('passes over a stored value that this program does not take', () => {
  const values = [closing('2026-01-01', 15), closing('2026-02-01', 31), closing('2026-03-01', null)];
  expect(settingsInForce(values, '2026-11-24')['surveys.closing_day']).toBe(15);
});

it('reads the closing day at the begin and the grace at the end of the due month', () => {
  const values = [closing('2027-03-02', 25), { name: 'plan.grace_days', validFrom: '2027-03-31', value: 7 }];
  const settings = (date: string) => settingsInForce(values, date);
  expect(closingDayOf(settings, { year: 2027, quarter: 1 })).toBe(20);
  expect(closingDayOf(settings, { year: 2027, quarter: 2 })).toBe(25);
  expect(graceDaysOf(settings, { year: 2026, quarter: 4 })).toBe(0);
  expect(graceDaysOf(settings, { year: 2027, quarter: 1 })).toBe(7);
});

it('never calls data limited below the number that shows an index, and never moves the smallest cell', () => {
  const values = [
    { name: 'statistics.minimum_n', validFrom: '2026-01-01', value: 50 },
    { name: 'statistics.smallest_cell', validFrom: '2026-01-01', value: 1 }
  ];
  expect(publicationRules(settingsInForce(values, '2026-11-24'))).toEqual({
    minimumN: 50,
    limitedBelow: 50,
    smallestCell: 5
  });
});
