import type { ChartDrawing } from '#lib/domain/charts/chart-drawing.ts';
import type { Progress, Schedule } from '#lib/domain/plan/schedule.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';

/** One quarter of a survey, every figure written for the page's language. */
export interface QuarterText {
  name: string;
  /** Address of the result, without a language prefix; null until it is published. */
  href: string | null;
  value: string | null;
  interval: string | null;
  respondents: string | null;
  /** Published without an index, for too few answers. */
  suppressed: boolean;
  /** Undefined where there was no survey. */
  state: { progress: Progress; schedule: Schedule; publishedOn: string | null; until: string } | undefined;
}

export interface LatestText {
  href: string;
  period: string;
  /** The result in one sentence, without full stop. */
  message: string;
  change: string | null;
  value: string | null;
  interval: string | null;
  respondents: string;
  /** Few respondents: the figure is uncertain. */
  limited: boolean;
  targets: readonly { name: string; value: string; reached: boolean }[];
}

export interface SurveyProofText {
  survey: SurveySlug;
  /** Such as `Indeks Kepuasan Masyarakat (IKM)`. */
  title: string;
  code: string;
  outOf: number;
  /** `src`: address of the server's drawing. Null while nothing is published. */
  chart: { drawing: ChartDrawing; subtitle: string; src: string } | null;
  latest: LatestText | null;
  /** Lower borders of the grades, for an index without a target. */
  borders: readonly { value: string; label: string }[];
  /** The newest first; a year without any survey has no quarters. */
  years: readonly { year: number; quarters: readonly QuarterText[] }[];
}

/** A counter of complaints: its frozen quarters, the newest first. */
export interface ComplaintsProofText {
  name: string;
  title: string;
  /** Null while no quarter is frozen. */
  chart: { drawing: ChartDrawing; headline: string; src: string } | null;
  quarters: readonly { name: string; value: string }[];
}

/** What whistleblowing lets out: half-years that are over, the newest first. */
export interface WhistleblowingProofText {
  measures: readonly { name: string; label: string }[];
  /** Counts below this one are one class. */
  smallest: number;
  /** In the order of `measures`; null for a rate that is not told. */
  halfYears: readonly { name: string; values: readonly (string | null)[] }[];
}

export interface IndicatorProofText {
  key: string;
  surveys: readonly SurveyProofText[];
  complaints: readonly ComplaintsProofText[];
  whistleblowing: WhistleblowingProofText | null;
}
