import { expect, it } from 'vitest';
import { defaultRoundDates } from '#lib/domain/surveys/round.ts';
import { unpublishedText } from './unpublished-text.ts';

const period = { year: 2026, quarter: 4 } as const;
const round = { period, ...defaultRoundDates(period) };

it('says until when a survey runs and by when its result is published', () => {
  expect(unpublishedText(round, 'open', '2026-11-24', 'id')).toBe(
    'Survei Triwulan IV Tahun 2026 masih berjalan sampai 20 Desember 2026. Hasilnya kami umumkan paling lambat akhir Desember 2026.'
  );
  expect(unpublishedText(round, 'planned', '2026-09-01', 'en')).toBe(
    'The survey of Quarter 4 of 2026 opens on 21 September 2026. We publish its result by the end of December 2026.'
  );
});

it('promises nothing once the day has passed', () => {
  expect(unpublishedText(round, 'closed', '2027-01-01', 'id')).toBe(
    'Survei Triwulan IV Tahun 2026 ditutup 20 Desember 2026. Hasilnya belum diumumkan.'
  );
});
