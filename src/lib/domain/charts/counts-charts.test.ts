import { describe, expect, it } from 'vitest';
import { formatPercent } from '#lib/domain/statistics/number-format.ts';
import { chartAlt } from './chart-alt.ts';
import { chartConfig, chartHeight, type ChartDrawing } from './chart-drawing.ts';
import { chartPalettes } from './chart-palette.ts';
import { quarterPoints } from './quarter-chart-data.ts';

const setting = { palette: chartPalettes.light, locale: 'id' as const, width: 760, fontSize: 16 };
const unit = { id: 'pengaduan', en: 'complaints' };
const named = (id: string) => ({ id, en: id });

const counts: ChartDrawing = {
  kind: 'counts',
  data: {
    unit,
    groups: [
      { title: named('Kategori'), bars: [{ label: named('Waktu layanan'), count: 3 }] },
      { title: named('Kanal'), bars: [{ label: named('Email'), count: 0 }] }
    ]
  }
};

describe('the chart of counts', () => {
  it('has a row for each group and each bar, and starts at zero', () => {
    const config = chartConfig(counts, setting);
    expect(config.data.labels).toEqual(['Kategori', 'Waktu layanan', 'Kanal', 'Email']);
    expect(config.data.datasets[0]?.data).toEqual([null, 3, null, 0]);
    expect(config.options?.scales?.x).toMatchObject({ min: 0, max: 3 });
  });

  it('grows with its rows', () => {
    const one: ChartDrawing = { ...counts, data: { unit, groups: counts.data.groups.slice(0, 1) } };
    expect(chartHeight(counts, setting)).toBeGreaterThan(chartHeight(one, setting));
  });

  it('says every number in words', () => {
    expect(chartAlt(counts, 'Tiga pengaduan', 'id')).toBe(
      'Tiga pengaduan. Kategori: Waktu layanan: 3. Kanal: Email: 0.'
    );
  });
});

const quarters = (unitOf: 'count' | 'percent', values: (number | null)[]): ChartDrawing => ({
  kind: 'quarters',
  data: {
    label: named('Selesai'),
    unit: unitOf,
    things: unit,
    points: values.map((value, place) => ({ period: { year: 2026, quarter: (place + 1) as 1 }, value }))
  }
});

describe('the chart of quarterly counts', () => {
  it('keeps a quarter without a recap as a gap, never as a zero', () => {
    const drawing = quarters('count', [2, null, 0]);
    expect(chartConfig(drawing, setting).data.datasets[0]?.data).toEqual([2, null, 0]);
    expect(chartAlt(drawing, 'Angka', 'id')).toContain(
      'Triwulan I Tahun 2026: 2 pengaduan. Triwulan II Tahun 2026: Belum ada rekap. Triwulan III Tahun 2026: 0 pengaduan'
    );
  });

  it('shows per cent on the whole scale', () => {
    expect(chartConfig(quarters('percent', [8750]), setting).options?.scales?.y).toMatchObject({ min: 0, max: 10_000 });
    expect([formatPercent(8750, 'id'), formatPercent(10_000, 'id'), formatPercent(6667, 'en')]).toEqual([
      '87,50%',
      '100%',
      '66.67%'
    ]);
  });

  it('ends with the newest quarter and fills what lies between with gaps', () => {
    const points = quarterPoints(
      [
        { period: { year: 2025, quarter: 4 }, value: 1 },
        { period: { year: 2026, quarter: 2 }, value: 3 }
      ],
      8
    );
    expect(points.map(({ value }) => value)).toEqual([1, null, 3]);
    expect(quarterPoints([])).toEqual([]);
  });
});
