import type { ParamMatcher } from '@sveltejs/kit';
import { isRecapFormat } from '#lib/domain/complaints/recap-format.ts';

export const match = isRecapFormat satisfies ParamMatcher;
