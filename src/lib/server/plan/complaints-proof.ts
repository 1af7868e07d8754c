import type { Period } from '#lib/domain/calendar/period.ts';
import type { QuarterRecap } from '#lib/domain/complaints/recap.ts';
import type { ComplaintsMeasure } from '#lib/domain/plan/measure.ts';
import { listQuarterRecaps } from '#lib/server/complaints/service.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';

/** A counter of complaints below an indicator. */
export interface ComplaintsProof {
  readonly measure: ComplaintsMeasure;
  /** The frozen quarters up to the end of `years`, oldest first. Shares in hundredths of a per cent, null where of nothing. */
  readonly series: readonly { readonly period: Period; readonly value: number | null }[];
}

/** Every frozen quarter of one counter. */
export async function getComplaintsProof(deps: Dependencies, measure: ComplaintsMeasure): Promise<ComplaintsProof> {
  return complaintsProof(measure, await listQuarterRecaps(deps), Infinity);
}

export function complaintsProof(
  measure: ComplaintsMeasure,
  recaps: readonly QuarterRecap[],
  until: number
): ComplaintsProof {
  const series = recaps
    .filter(({ year }) => year <= until)
    .map((recap) => ({
      period: { year: recap.year, quarter: recap.quarter },
      value: counterValue(measure.counter, recap)
    }));
  return { measure, series };
}

function counterValue(counter: ComplaintsMeasure['counter'], recap: QuarterRecap): number | null {
  const values = {
    to_follow_up: recap.toFollowUp,
    in_process: recap.inProcess,
    done: recap.done,
    done_rate: recap.doneRate,
    on_time_rate: recap.onTimeRate
  };
  return values[counter];
}
