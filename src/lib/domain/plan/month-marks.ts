import type { QuarterState } from './schedule.ts';

/** What the strip of twelve months shows at a due month; the strip leaves the other months out. */
export type MonthMark = 'due' | 'done' | 'late';

/**
 * A mark for each due month (1–12). Without a quarter's state nothing is known of the month but that it is due. A state
 * speaks for its quarter's due months up to its own; late stays late when the work is done, with the word beside it.
 */
export function monthMarks(
  dueMonths: readonly number[],
  states: readonly QuarterState[]
): Partial<Record<number, MonthMark>> {
  const markOf = (month: number): MonthMark => {
    const state = states.find(({ dueMonth }) => Math.ceil(dueMonth / 3) === Math.ceil(month / 3));
    if (state?.schedule === 'late') return 'late';
    return state?.progress === 'done' ? 'done' : 'due';
  };
  return Object.fromEntries(dueMonths.map((month) => [month, markOf(month)]));
}
