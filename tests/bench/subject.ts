import type { Runtime } from '#lib/server/runtime.ts';
import type { RunningSite } from '#tests/support/running-site.ts';
import type { Floor } from './floor.ts';
import type { Measure } from './measure.ts';

/** What is measured: the product as a person starts it, and beside it the floor. */
export interface Subject {
  readonly site: RunningSite;
  readonly floor: Floor;
  /** The same database from this process, for filling it. */
  readonly runtime: Runtime;
}

export type Benchmark = (subject: Subject) => Promise<Measure[]>;

/** Times one is measured after the other, so that a neighbour's noise meets both. */
export const alternations = 4;
