import { describe, expect, test } from 'vitest';
import { instrumentSchema } from '../instrument.ts';
import { surveySlugs, surveyOf } from '../survey.ts';
import { currentInstruments, findInstrument, shippedInstruments } from './shipped-instruments.ts';
import { skm20171 } from './skm-2017-1.ts';

const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe.each(shippedInstruments)('$id', (instrument) => {
  const count = instrument.items.length;

  test('is a valid instrument', () => {
    expect(instrumentSchema.safeParse(instrument).error).toBeUndefined();
  });

  test('has unique item keys, and both numberings are permutations', () => {
    expect(new Set(instrument.items.map(({ key }) => key)).size).toBe(count);
    expect(ascending(instrument.items.map(({ formNo }) => formNo))).toEqual(oneTo(count));
    expect(ascending(instrument.items.map(({ textNo }) => textNo))).toEqual(oneTo(count));
  });

  test('offers every point of its scale once, in order', () => {
    for (const item of instrument.items) {
      expect(item.options.map(({ value }) => value)).toEqual(oneTo(instrument.scaleMax));
    }
  });

  test('has grades A to D, from high to low, the last one open below', () => {
    expect(instrument.grades.map(({ code }) => code)).toEqual(['A', 'B', 'C', 'D']);
    const borders = instrument.grades.map(({ from }) => from);
    expect(ascending(borders).reverse()).toEqual(borders);
    expect(borders.at(-1)).toBe(0);
  });

  test('has the index of its survey and is found by its id', () => {
    expect(instrument.index.code).toBe(surveyOf(instrument.survey).indexCode);
    expect(findInstrument(instrument.id)).toBe(instrument);
  });
});

test('ids are unique and every survey has a current instrument of its own', () => {
  expect(new Set(shippedInstruments.map(({ id }) => id)).size).toBe(shippedInstruments.length);
  for (const slug of surveySlugs) {
    expect(currentInstruments[slug].survey).toBe(slug);
    expect(shippedInstruments).toContain(currentInstruments[slug]);
  }
});

test('text and form of PermenPANRB 14/2017 number the last two elements the other way round', () => {
  const numbers = Object.fromEntries(skm20171.items.map(({ key, textNo, formNo }) => [key, [textNo, formNo]]));
  expect(numbers['complaint_handling']).toEqual([8, 9]);
  expect(numbers['facilities']).toEqual([9, 8]);
});

test('an unknown id finds nothing', () => {
  expect(findInstrument('skm-2017@2')).toBeUndefined();
});
