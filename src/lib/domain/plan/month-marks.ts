import type { QuarterState } from './schedule.ts';

/** What the strip of twelve months shows at a due month; the strip leaves the other months out. */
export type MonthMark = 'due' | 'done' | 'late';

/**
 * A mark for each due month (1–12). Without a quarter's state nothing is known of the month but that it is due. A state
 * speaks for all due months of its quarter. Where several surveys prove one item, the quarter is done when all of them
 * are, and late when one is; late stays late when the work is done, with the word beside it.
 */
export function monthMarks(
  dueMonths: readonly number[],
  states: readonly QuarterState[]
): Partial<Record<number, MonthMark>> {
  const markOf = (month: number): MonthMark => {
    const ofQuarter = states.filter(({ dueMonth }) => Math.ceil(dueMonth / 3) === Math.ceil(month / 3));
    if (ofQuarter.some(({ schedule }) => schedule === 'late')) return 'late';
    return ofQuarter.length > 0 && ofQuarter.every(({ progress }) => progress === 'done') ? 'done' : 'due';
  };
  return Object.fromEntries(dueMonths.map((month) => [month, markOf(month)]));
}
