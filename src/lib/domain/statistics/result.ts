import type { Grade, Instrument } from '#lib/domain/surveys/instrument.ts';
import { channels, type Channel } from '#lib/domain/surveys/response.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';
import { gradeOf, gradesWithin } from './grade.ts';
import { indexOf, type IndexMissing, type IndexReading, type IndexValue } from './index-value.ts';
import { intervalOf, type IndexInterval, type IntervalMethod } from './interval.ts';
import { itemFigures, keptBack, type ItemFigures, type PublicItemFigures } from './item-means.ts';
import { methodOf, type Method } from './method.ts';
import {
  defaultRules,
  reliabilityOf,
  suppressCells,
  suppressedItems,
  type PublicationRules,
  type Reliability
} from './publication.ts';
import type { Tally } from './tally.ts';

/** Whether a threshold of the evaluation (WBK, WBBM) is reached by the printed value; `target` in hundredths. */
export interface TargetReading {
  readonly name: 'WBK' | 'WBBM';
  readonly target: number;
  readonly reached: boolean;
}

export interface IndexResult extends IndexValue {
  readonly code: Instrument['index']['code'];
  /** End of the index's scale, a plain number: 100 or 4. */
  readonly outOf: 4 | 100;
  readonly grade: Grade;
  /** Null for fewer than two respondents. */
  readonly interval: IndexInterval | null;
  /** Every grade the interval touches, the lowest first; the grade alone where there is no interval. */
  readonly possibleGrades: readonly Grade[];
  /** Empty for IKM. */
  readonly targets: readonly TargetReading[];
}

export type Audience = 'staff' | 'public';

type ItemsFor<For extends Audience> = For extends 'public' ? PublicItemFigures : ItemFigures;

/**
 * The figures of one survey round. Page, JSON, CSV, XLSX and PDF all print this object and compute nothing: a presenter only
 * divides, by 100 (or 1000 where a name says thousandths). Figures for the staff are not figures for the public, and the type
 * keeps them apart.
 */
export interface SurveyResult<For extends Audience = Audience> {
  readonly audience: For;
  readonly survey: SurveySlug;
  readonly n: number;
  readonly index: IndexResult | null;
  /** Why there is no index although it may be shown. */
  readonly missing: IndexMissing | null;
  /** Why index and items are kept back from the public, e.g. `n<10`. */
  readonly suppressed: `n<${number}` | null;
  readonly reliability: Reliability;
  /** In instrument order; empty where they are kept back. */
  readonly items: readonly ItemsFor<For>[];
  /** Respondents by channel; null hides a small group from the public. */
  readonly channels: Readonly<Record<Channel, number | null>>;
  readonly method: Method;
}

export interface ResultInput {
  readonly instrument: Instrument;
  readonly tally: Tally;
  /** Respondents by channel; their sum is the tally's n. */
  readonly channels: Readonly<Partial<Record<Channel, number>>>;
  readonly rules?: PublicationRules;
  readonly intervalMethod?: IntervalMethod;
}

/** All figures of a round, for the staff. The one place where figures are computed. */
export function resultOf(input: ResultInput): SurveyResult<'staff'> {
  const { instrument, tally, rules = defaultRules, intervalMethod = 't' } = input;
  const reading = indexOf(instrument, tally);
  const items = itemFigures(instrument, tally);
  return {
    audience: 'staff',
    survey: instrument.survey,
    n: tally.n,
    index: reading.ok ? indexResult(instrument, tally, reading, intervalMethod) : null,
    missing: reading.ok ? null : reading.missing,
    suppressed: null,
    reliability: weakestReliability(tally.n, items, rules),
    items,
    channels: byChannel((channel) => input.channels[channel] ?? 0),
    method: methodOf(instrument, rules, intervalMethod)
  };
}

/** The same figures as far as the public may see them. That the round itself is public is `isPublicRound`'s to say. */
export function publicResult(result: SurveyResult<'staff'>): SurveyResult<'public'> {
  const { rules } = result.method;
  const shown = suppressCells(
    channels.map((channel) => result.channels[channel] ?? 0),
    rules
  );
  const hidden = result.reliability === 'suppressed';
  return {
    ...result,
    audience: 'public',
    items: publicItems(result),
    ...(hidden ? { index: null, missing: null, items: [], suppressed: `n<${rules.minimumN}` as const } : {}),
    channels: byChannel((_, place) => shown[place] ?? null)
  };
}

/** Ranks go where anything is kept back: a gap between them would say where its mean lies. */
function publicItems({ items, index, method }: SurveyResult<'staff'>): readonly PublicItemFigures[] {
  const hidden = suppressedItems(
    items.map(({ n }) => n),
    index !== null,
    method.rules
  );
  if (hidden.size === 0) return items;
  return items.map((item, place) => (hidden.has(place) ? keptBack(item) : { ...item, rank: null }));
}

function indexResult(
  instrument: Instrument,
  tally: Tally,
  reading: Extract<IndexReading, { ok: true }>,
  intervalMethod: IntervalMethod
): IndexResult {
  const { index } = instrument;
  const grade = gradeOf(instrument, reading.index.value100);
  const interval = intervalOf(instrument, tally, reading, intervalMethod) ?? null;
  const targets = index.method === 'out-of-4' ? index.targets : [];
  return {
    ...reading.index,
    code: index.code,
    outOf: index.outOf,
    grade,
    interval,
    possibleGrades: interval ? gradesWithin(instrument, interval) : [grade],
    targets: targets.map(({ name, value }) => {
      const target = Math.round(value * 100);
      return { name, target, reached: reading.index.value >= target };
    })
  };
}

/** An item that few people answered makes the whole index as uncertain as that item. */
function weakestReliability(n: number, items: readonly ItemFigures[], rules: PublicationRules): Reliability {
  const reliability = reliabilityOf(n, rules);
  return reliability === 'full' && items.some((item) => item.n < rules.minimumN) ? 'limited' : reliability;
}

function byChannel<Value>(value: (channel: Channel, place: number) => Value): Record<Channel, Value> {
  return Object.fromEntries(channels.map((channel, place) => [channel, value(channel, place)])) as Record<
    Channel,
    Value
  >;
}
