import type { Chart, ChartConfiguration } from 'chart.js';
import { describe, expect, it } from 'vitest';
import { getMeasure, type IndexMeasure } from '#lib/domain/plan/measure.ts';
import { resultOf } from '#lib/domain/statistics/result.ts';
import { currentInstruments } from '#lib/domain/surveys/instruments/shipped-instruments.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { chartAlt } from './chart-alt.ts';
import { chartConfig, chartHeight, type ChartDrawing } from './chart-drawing.ts';
import { chartPalettes } from './chart-palette.ts';
import type { ChartSetting } from './chart-setting.ts';
import { indexChartData, type QuarterResult } from './index-chart-data.ts';
import { itemChartData } from './item-chart-data.ts';

const skm = currentInstruments['pelayanan-publik'];
const spkp = currentInstruments['kualitas-pelayanan'];

/** `n` people who all gave the same value to every item. */
function unanimous(instrument: typeof skm, value: number, n: number): QuarterResult['result'] {
  const row = Array.from({ length: instrument.scaleMax }, (_, place) => (place === value - 1 ? n : 0));
  const tally = { n, counts: instrument.items.map(() => row), means: [{ mean: value * 2520, count: n }] };
  return resultOf({ instrument, tally, channels: { web: n } });
}

function indexDrawing(
  instrument: typeof skm,
  name: 'ikm.index' | 'ipkp.index',
  quarters: QuarterResult[]
): ChartDrawing {
  const { outOf, target } = getMeasure(name) as IndexMeasure;
  return { kind: 'index', data: indexChartData({ code: instrument.index.code, outOf, target }, quarters) };
}

const withGap = indexDrawing(skm, 'ikm.index', [
  { period: { year: 2025, quarter: 4 }, result: unanimous(skm, 3, 40) },
  { period: { year: 2026, quarter: 2 }, result: unanimous(skm, 4, 50) }
]);

const setting = (locale: Locale = 'id', width = 760): ChartSetting => ({
  palette: chartPalettes.light,
  locale,
  width,
  fontSize: 16
});

/** What the plugins of a config write, on a canvas that only listens. */
function writtenTexts(config: ChartConfiguration): string[] {
  const texts: string[] = [];
  const ctx = new Proxy(
    {},
    {
      get: (_, name) => {
        if (name === 'fillText') return (text: string) => texts.push(text);
        if (name === 'measureText') return (text: string) => ({ width: text.length * 8 });
        return () => undefined;
      },
      set: () => true
    }
  );
  const scale = { getPixelForValue: (value: number) => value };
  const chart = {
    ctx,
    scales: { x: scale, y: scale },
    chartArea: { left: 0, right: 600, top: 0, bottom: 300, width: 600 },
    width: 760
  } as unknown as Chart;
  for (const plugin of config.plugins ?? []) {
    plugin.beforeDatasetsDraw?.(chart, { cancelable: true }, {});
    plugin.afterDatasetsDraw?.(chart, {}, {}, false);
    plugin.afterDraw?.(chart, {}, {});
  }
  return texts;
}

describe('the chart of an index', () => {
  const config = chartConfig(withGap, setting());

  it('keeps a quarter without a survey as a gap, never as a zero', () => {
    expect(config.data.datasets[0]?.data).toEqual([75, null, 100]);
    expect(config.data.datasets[0]).toMatchObject({ spanGaps: false });
  });

  it('says in the gap that there was no survey, in both languages', () => {
    expect(writtenTexts(config).join(' ')).toContain('Tidak ada survei');
    expect(writtenTexts(chartConfig(withGap, setting('en'))).join(' ')).toContain('No survey');
  });

  it('shows the whole scale', () => {
    expect(config.options?.scales?.y).toMatchObject({ min: 25, max: 100 });
    const outOf4 = indexDrawing(spkp, 'ipkp.index', [
      { period: { year: 2026, quarter: 1 }, result: unanimous(spkp, 5, 30) }
    ]);
    expect(chartConfig(outOf4, setting()).options?.scales?.y).toMatchObject({ min: 1, max: 4 });
  });

  it('widens the scale for an index below 1 of 4 instead of drawing it outside', () => {
    const lowest = indexDrawing(spkp, 'ipkp.index', [
      { period: { year: 2026, quarter: 1 }, result: unanimous(spkp, 1, 30) }
    ]);
    expect(chartConfig(lowest, setting()).options?.scales?.y).toMatchObject({ min: 0, max: 4 });
  });

  it('names the line at its end, and targets or grades beside it', () => {
    expect(writtenTexts(config)).toEqual(expect.arrayContaining(['IKM 100,00', 'A Sangat baik', 'B Baik']));
    const targets = indexDrawing(spkp, 'ipkp.index', [
      { period: { year: 2026, quarter: 1 }, result: unanimous(spkp, 5, 30) }
    ]);
    expect(writtenTexts(chartConfig(targets, setting('en'))).join(' ')).toMatch(/IPKP 3\.33.*Target for WBK 3\.20/);
  });

  it('shows at most eight quarters, the newest last', () => {
    const quarters = [1, 2, 3, 4].flatMap((quarter) =>
      [2024, 2025, 2026].map((year) => ({ period: { year, quarter: quarter as 1 }, result: unanimous(skm, 3, 20) }))
    );
    quarters.sort((a, b) => a.period.year * 4 + a.period.quarter - b.period.year * 4 - b.period.quarter);
    const drawing = indexDrawing(skm, 'ikm.index', quarters);
    expect(drawing.data).toMatchObject({ points: { length: 8, 7: { period: { year: 2026, quarter: 4 } } } });
  });

  it('draws nothing for a survey without a result', () => {
    expect(chartConfig(indexDrawing(skm, 'ikm.index', []), setting()).data.datasets[0]?.data).toEqual([]);
  });
});

describe('the chart of the items', () => {
  const drawing: ChartDrawing = { kind: 'items', data: itemChartData(skm, unanimous(skm, 3, 40)) };
  const config = chartConfig(drawing, setting('en'));

  it('has a bar for each item in the order of the form, with value and grade', () => {
    const inForm = [...skm.items].sort((a, b) => a.formNo - b.formNo).map(({ element }) => element.en);
    expect(config.data.labels).toEqual(inForm);
    expect(writtenTexts(config)).toEqual(expect.arrayContaining([...inForm, '3.00', 'C']));
  });

  it('says of an item that is kept back only that it is', () => {
    const items = drawing.data.items.map((item, place) => (place === 2 ? { ...item, n: null, mean: null } : item));
    const alt = chartAlt({ ...drawing, data: { ...drawing.data, items } }, 'Pesan', 'id');
    expect(alt.match(/: tidak ditampilkan\./g)).toHaveLength(1);
    expect(alt.match(/40 responden/g)).toHaveLength(8);
  });

  it('grows with the number of items, and with the text', () => {
    expect(chartHeight(drawing, { width: 360, fontSize: 24 })).toBeGreaterThan(
      chartHeight(drawing, { width: 360, fontSize: 16 })
    );
  });
});

describe('a chart in words', () => {
  it('states the message first, then every quarter, gap and grade border', () => {
    const alt = chartAlt(withGap, 'Masyarakat menilai pelayanan sangat baik', 'id');
    expect(alt).toMatch(/^Masyarakat menilai pelayanan sangat baik\. /);
    expect(alt).toContain('Triwulan IV Tahun 2025: 75,00 (75,00–75,00), 40 responden');
    expect(alt).toContain('Triwulan I Tahun 2026: Tidak ada survei');
    expect(alt).toContain('A (Sangat baik) mulai 88,31');
  });
});
