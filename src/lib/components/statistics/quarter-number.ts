/** One index of the last published quarter, formatted for the page's language. */
export interface QuarterNumber {
  /** Such as `Kepuasan masyarakat (IKM)`. */
  label: string;
  /** Such as `86,31`; null when there were too few answers to publish an index. */
  value: string | null;
  /** What the number means: its grade, or why there is none. */
  word: string;
  /** Such as `Rentang 95%: 84,10 sampai 88,52`. */
  interval?: string | undefined;
  /** Such as `124 responden`. */
  respondents: string;
  /** Path of the full result, without a language prefix. */
  href: string;
  /** The last eight quarters, oldest first; null where there was no survey. */
  series: readonly (number | null)[];
  range: readonly [low: number, high: number];
}
