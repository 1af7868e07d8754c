import type { ParamMatcher } from '@sveltejs/kit';
import { isResultFormat } from '#lib/domain/statistics/result-format.ts';

export const match = isResultFormat satisfies ParamMatcher;
