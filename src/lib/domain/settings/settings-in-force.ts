import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { settingNames, settingRegistry, type SettingName, type Settings } from './setting-registry.ts';
import type { Setting, SettingValue } from './setting.ts';

/** A value that somebody set, in force from the day on until a later one takes over. */
export interface SetValue {
  readonly name: string;
  readonly validFrom: OfficeDate;
  readonly value: unknown;
}

/** The value in force on a day: the newest one set for that day or earlier, else the shipped one. */
export function valueOn(name: SettingName, values: readonly SetValue[], date: OfficeDate): SettingValue {
  const { schema, shipped }: Setting = settingRegistry[name] as Setting;
  const newestFirst = values
    .filter((entry) => entry.name === name && entry.validFrom <= date)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  for (const { value } of newestFirst) {
    const read = schema.safeParse(value);
    if (read.success) return read.data;
  }
  return shipped;
}

export function settingsInForce(values: readonly SetValue[], date: OfficeDate): Settings {
  return Object.fromEntries(settingNames.map((name) => [name, valueOn(name, values, date)])) as unknown as Settings;
}
