/** One figure of the benchmark. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same figure of what it is compared with. */
  readonly floor?: number;
  /** `value` divided by `floor` has to keep this; without a floor, `value` itself. */
  readonly bound?: { readonly atLeast: number } | { readonly atMost: number };
}

const rounded = (value: number) => Number(value.toPrecision(4));

export function ratioOf({ value, floor }: Measure): number | undefined {
  return floor === undefined ? undefined : value / floor;
}

/** Undefined for a figure that is only reported. */
export function keepsBound(measure: Measure): boolean | undefined {
  const { bound, value } = measure;
  if (!bound) return undefined;
  const judged = ratioOf(measure) ?? value;
  return 'atLeast' in bound ? judged >= bound.atLeast : judged <= bound.atMost;
}

export function jsonLine(measure: Measure): string {
  const { name, value, unit, floor, bound } = measure;
  const ratio = ratioOf(measure);
  return JSON.stringify({
    measure: name,
    value: rounded(value),
    unit,
    ...(floor !== undefined && { floor: rounded(floor) }),
    ...(ratio !== undefined && { ratio: rounded(ratio) }),
    ...bound,
    ...(bound && { ok: keepsBound(measure) })
  });
}

function boundText(measure: Measure): string {
  const { bound, unit, floor } = measure;
  if (!bound) return '';
  const [sign, limit] = 'atLeast' in bound ? ['≥', bound.atLeast] : ['≤', bound.atMost];
  return `${sign} ${limit} ${floor === undefined ? unit : '× floor'}: ${keepsBound(measure) ? 'kept' : 'MISSED'}`;
}

export function table(measures: readonly Measure[]): string {
  const rows = measures.map((measure) => {
    const ratio = ratioOf(measure);
    return [
      measure.name,
      `${rounded(measure.value)} ${measure.unit}`,
      measure.floor === undefined ? '' : `${rounded(measure.floor)} ${measure.unit}`,
      ratio === undefined ? '' : ratio.toFixed(2),
      boundText(measure)
    ];
  });
  const all = [['measure', 'value', 'floor', 'ratio', 'bound'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()
    )
    .join('\n');
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value below which `percent` of the values lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN;
}
