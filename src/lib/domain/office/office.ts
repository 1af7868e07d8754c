/**
 * The office this instance speaks for. Name and e-mail stand in its action plan (decree of 9 September 2025, V.1); its
 * street address does not, so none is given. The zone decides every date, quarter and deadline: WITA, UTC+8, no
 * daylight saving time.
 */
export const office = {
  name: 'KPU Kabupaten Kutai Timur',
  /** As its letters are headed. */
  letterhead: { body: 'Komisi Pemilihan Umum', region: 'Kabupaten Kutai Timur' },
  programme: 'Zona Integritas',
  email: 'kpukabupatenkutaitimur@gmail.com',
  timeZone: 'Asia/Makassar',
  timeZoneName: 'WITA'
} as const;
