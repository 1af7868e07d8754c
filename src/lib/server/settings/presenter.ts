import { formatDate } from '#lib/domain/calendar/date-format.ts';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { settingNames, settingRegistry, type SettingName } from '#lib/domain/settings/setting-registry.ts';
import { settingGroupNames, settingGroups, type Setting } from '#lib/domain/settings/setting.ts';
import { valueOn } from '#lib/domain/settings/settings-in-force.ts';
import type { StoredValue } from './service.ts';

const settingOf = (name: SettingName) => settingRegistry[name] as Setting;
const pathOf = (name: SettingName) => `/staf/pengaturan/${name}`;

/** Every setting by group with today's value and what is set for days to come. */
export function presentSettings(values: readonly StoredValue[], today: OfficeDate) {
  return settingGroups.map((group) => ({
    group,
    title: settingGroupNames[group],
    settings: settingNames
      .filter((name) => settingOf(name).group === group)
      .map((name) => {
        const [current, ...earlier] = presentHistory(name, values, today).filter(({ state }) => state !== 'planned');
        return {
          name,
          href: pathOf(name),
          label: settingOf(name).label,
          value: current?.value ?? '',
          since: earlier.length > 0 ? (current?.from ?? null) : null,
          planned: presentHistory(name, values, today)
            .filter(({ state }) => state === 'planned')
            .reverse()
        };
      })
  }));
}

/** One setting: what it is, today's value ready to be typed over, its history with the newest day first. */
export function presentSetting(name: SettingName, values: readonly StoredValue[], today: OfficeDate) {
  const { label, hint, control } = settingOf(name);
  return {
    label,
    hint,
    control,
    typed: String(valueOn(name, values, today)),
    today,
    history: presentHistory(name, values, today)
  };
}

/** The shipped value comes last; it has no day. */
function presentHistory(name: SettingName, values: readonly StoredValue[], today: OfficeDate) {
  const { say, shipped } = settingOf(name);
  const days = values.filter((entry) => entry.name === name).map(({ validFrom }) => validFrom);
  const begun = days.filter((day) => day <= today);
  const stateOf = (day: OfficeDate | undefined) =>
    day !== undefined && day > today
      ? ('planned' as const)
      : day === begun.at(-1)
        ? ('current' as const)
        : ('past' as const);
  return [undefined, ...days].reverse().map((day) => ({
    value: say(day === undefined ? shipped : valueOn(name, values, day)),
    from: day === undefined ? null : formatDate(day),
    state: stateOf(day)
  }));
}
