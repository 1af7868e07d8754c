import type { Instrument } from '#lib/domain/surveys/instrument.ts';
import { confidence, type IntervalMethod } from './interval.ts';
import type { PublicationRules } from './publication.ts';

/** Every setting that shaped a result: stored and printed with it, so that anybody can compute it again. */
export interface Method {
  /** Instrument version, `skm-2017@1`. */
  readonly instrument: string;
  readonly basis: string;
  readonly index: Instrument['index']['method'];
  /** Weight of an element (bobot); IKM only. */
  readonly weight: 'exact' | '0.111' | '0.11' | null;
  /** How a scale of six becomes one of four; IPAK and IPKP only. */
  readonly conversion: 'ratio' | 'linear' | null;
  /** Mean of each item over those who answered it, then mean of the items. */
  readonly skippedItems: 'mean-of-answered';
  readonly rounding: 'half-up-once';
  readonly decimals: 2;
  readonly interval: IntervalMethod;
  /** Confidence of the interval, percent. */
  readonly confidence: number;
  readonly rules: PublicationRules;
}

export function methodOf(instrument: Instrument, rules: PublicationRules, interval: IntervalMethod): Method {
  const { id, basis, index } = instrument;
  return {
    instrument: id,
    basis,
    index: index.method,
    weight: index.method === 'weighted-25' ? index.weight : null,
    conversion: index.method === 'out-of-4' ? index.conversion : null,
    skippedItems: 'mean-of-answered',
    rounding: 'half-up-once',
    decimals: 2,
    interval,
    confidence,
    rules
  };
}
