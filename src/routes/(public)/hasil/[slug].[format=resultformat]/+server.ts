import { getLocale } from '#lib/i18n/generated/runtime.js';
import { readFileRequest } from '#lib/server/exports/file-request.ts';
import { seriesFile } from '#lib/server/exports/result-file.ts';
import { contentTypes } from '#lib/server/exports/result-format.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { fileResponse } from '#lib/server/http/file-response.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { requirePeriod, requireSurveySlug } from '#lib/server/surveys/service.ts';
import type { RequestEvent } from './$types';

/** The quarters of a survey as a file; a picture may end with the quarter that `sampai` names. */
export const GET = withDomainErrors(async ({ params, url }: RequestEvent) => {
  const until = url.searchParams.get('sampai');
  const file = await seriesFile(
    currentRuntime(),
    requireSurveySlug(params.slug),
    until === null ? undefined : requirePeriod(until),
    readFileRequest(url, params.format, getLocale())
  );
  return fileResponse(file, contentTypes[params.format]);
});
