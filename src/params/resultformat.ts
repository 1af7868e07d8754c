import type { ParamMatcher } from '@sveltejs/kit';
import { resultFormats, type ResultFormat } from '#lib/server/exports/result-format.ts';

export const match = ((param): param is ResultFormat =>
  (resultFormats as readonly string[]).includes(param)) satisfies ParamMatcher;
