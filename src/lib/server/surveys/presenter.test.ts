import { describe, expect, test } from 'vitest';
import { currentInstruments } from '#lib/domain/surveys/instruments/shipped-instruments.ts';
import { surveyOf } from '#lib/domain/surveys/survey.ts';
import { presentCard, presentRound } from './presenter.ts';
import type { SurveyNow } from './service.ts';

const open: SurveyNow = {
  survey: surveyOf('pelayanan-publik'),
  instrument: currentInstruments['pelayanan-publik'],
  status: 'open',
  round: {
    id: 1,
    survey: 'pelayanan-publik',
    period: { year: 2026, quarter: 4 },
    instrumentId: 'skm-2017@1',
    stage: 'scheduled',
    opensOn: '2026-09-21',
    closesOn: '2026-12-20',
    version: 0,
    closedAt: null,
    publishedAt: null
  }
};

describe('presentRound', () => {
  test('says when an open round closes, when the next opens and when its result is due', () => {
    expect(presentRound(open, 'id')).toMatchObject({
      state: 'open',
      period: 'Triwulan IV Tahun 2026',
      closes: '20 Desember 2026',
      next: '21 Desember 2026',
      resultsBy: 'Desember 2026',
      index: 'Indeks Kepuasan Masyarakat (IKM)'
    });
  });

  test('names the day on which a person closed it, never a day that is still to come', () => {
    const closedAt = new Date('2026-12-01T17:00:00Z');
    const closed: SurveyNow = { ...open, status: 'closed', round: { ...open.round, stage: 'closed', closedAt } };
    expect(presentRound(closed, 'id')).toMatchObject({ state: 'closed', closes: '2 Desember 2026' });
  });

  test.each(['reviewed', 'published', 'corrected'] as const)('is closed to visitors once it is %s', (status) => {
    expect(presentRound({ ...open, status }, 'en').state).toBe('closed');
  });
});

test('a card counts minutes and questions', () => {
  expect(presentCard(open, 'en')).toMatchObject({ minutes: 2, questions: 9, name: 'Public service survey' });
});
