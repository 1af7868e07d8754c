import { getLocale } from '#lib/i18n/generated/runtime.js';
import { readFileRequest } from '#lib/server/exports/file-request.ts';
import { quarterFile } from '#lib/server/exports/result-file.ts';
import { contentTypes } from '#lib/server/exports/result-format.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { fileResponse } from '#lib/server/http/file-response.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { requirePeriod, requireSurveySlug } from '#lib/server/surveys/service.ts';
import type { RequestEvent } from './$types';

/** A published quarter as a file. */
export const GET = withDomainErrors(async ({ params, url }: RequestEvent) => {
  const file = await quarterFile(
    currentRuntime(),
    requireSurveySlug(params.slug),
    requirePeriod(params.period),
    readFileRequest(url, params.format, getLocale())
  );
  return fileResponse(file, contentTypes[params.format]);
});
