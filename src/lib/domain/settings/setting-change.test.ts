import { describe, expect, it } from 'vitest';
import { DomainError } from '#lib/domain/errors.ts';
import { readSettingChange } from './setting-change.ts';
import type { SettingName } from './setting-registry.ts';

const today = '2026-11-24';

function fieldsOf(name: SettingName, value: string, validFrom = today): Readonly<Record<string, string>> {
  try {
    readSettingChange(name, { value, validFrom }, today);
    return {};
  } catch (problem) {
    if (!(problem instanceof DomainError)) throw problem;
    return problem.fields;
  }
}

describe('a change of a setting', () => {
  it('takes numbers and texts as people type them', () => {
    const read = (name: SettingName, value: string) =>
      readSettingChange(name, { value, validFrom: today }, today).value;
    expect(read('surveys.closing_day', ' 25 ')).toBe(25);
    expect(read('office.phone', ' 0549 123456 ')).toBe('0549 123456');
    expect(read('office.address', 'Jalan A. W. Syahranie\r\nSangatta\n')).toBe('Jalan A. W. Syahranie\nSangatta');
    expect(read('office.email', '  ')).toBe('');
  });

  it.each<[SettingName, string]>([
    ['surveys.closing_day', '29'],
    ['surveys.closing_day', ''],
    ['wbs.feedback_months', '4'],
    ['surveys.closing_day', '2e1'],
    ['statistics.minimum_n', '4'],
    ['plan.grace_days', '-1'],
    ['office.phone', 'tanya petugas'],
    ['office.whatsapp', '12'],
    ['office.email', 'kantor'],
    ['office.hours', 'x'.repeat(301)]
  ])('refuses %s set to “%s” beside the value', (name, value) => {
    expect(fieldsOf(name, value)).toEqual({ value: expect.any(String) as unknown });
  });

  it('begins today or later, never in the past', () => {
    expect(fieldsOf('surveys.closing_day', '25', '2026-11-23')).toHaveProperty('validFrom');
    expect(fieldsOf('surveys.closing_day', '25', '2026-02-30')).toHaveProperty('validFrom');
    expect(fieldsOf('surveys.closing_day', '99', '')).toEqual({
      value: expect.any(String) as unknown,
      validFrom: expect.any(String) as unknown
    });
    expect(fieldsOf('surveys.closing_day', '25', '2027-01-01')).toEqual({});
  });
});
