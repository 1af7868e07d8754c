export const holidayKinds = ['public_holiday', 'collective_leave'] as const;
/** Collective leave (cuti bersama) is decreed beside the public holidays and may change within the year. */
export type HolidayKind = (typeof holidayKinds)[number];

export const holidayKindNames: Readonly<Record<HolidayKind, string>> = {
  public_holiday: 'Libur nasional',
  collective_leave: 'Cuti bersama'
};
