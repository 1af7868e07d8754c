import type { OfficeDate } from './office-date.ts';

export const holidayKinds = ['public_holiday', 'collective_leave'] as const;
/** Collective leave (cuti bersama) is decreed beside the public holidays and may change within the year. */
export type HolidayKind = (typeof holidayKinds)[number];

/** A day the office does not work, beside Saturdays and Sundays. */
export interface Holiday {
  readonly date: OfficeDate;
  readonly kind: HolidayKind;
  readonly name: string;
}

export const holidayKindNames: Readonly<Record<HolidayKind, string>> = {
  public_holiday: 'Libur nasional',
  collective_leave: 'Cuti bersama'
};
