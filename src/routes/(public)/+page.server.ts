import type { QuarterNumber } from '#lib/components/statistics/quarter-number.ts';
import type { PageServerLoad } from './$types';

interface LatestQuarter {
  period: string;
  numbers: QuarterNumber[];
}

export const load: PageServerLoad = (): { latest: LatestQuarter | null } => ({ latest: null });
