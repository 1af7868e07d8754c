import { isOfficeDate, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { invalid } from '#lib/domain/errors.ts';
import { settingRegistry, type SettingName } from './setting-registry.ts';
import type { Setting, SettingValue } from './setting.ts';

export interface SettingChange {
  readonly value: SettingValue;
  readonly validFrom: OfficeDate;
}

/**
 * The posted change of a setting. It begins today or later: results and deadlines of the past keep what held then.
 *
 * @throws DomainError `invalid` with messages for `value`, `validFrom`
 */
export function readSettingChange(
  name: SettingName,
  typed: { readonly value: string; readonly validFrom: string },
  today: OfficeDate
): SettingChange {
  const read = (settingRegistry[name] as Setting).typed.safeParse(typed.value);
  const value = read.success ? undefined : (read.error.issues[0]?.message ?? 'Periksa nilai ini.');
  const validFrom = dateProblem(typed.validFrom, today);
  if (!read.success || validFrom) {
    throw invalid('Pengaturan belum dapat disimpan.', { ...(value && { value }), ...(validFrom && { validFrom }) });
  }
  return { value: read.data, validFrom: typed.validFrom };
}

function dateProblem(date: string, today: OfficeDate): string | undefined {
  if (!isOfficeDate(date)) return 'Isi tanggal mulai berlaku, misalnya 1 Januari 2027.';
  return date < today ? 'Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.' : undefined;
}
