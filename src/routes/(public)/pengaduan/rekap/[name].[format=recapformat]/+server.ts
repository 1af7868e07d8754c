import { isRecapFormat } from '#lib/domain/complaints/recap-format.ts';
import { notFound } from '#lib/domain/errors.ts';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import { isCounterName, quarterCountsFile } from '#lib/server/exports/quarter-counts-file.ts';
import { publicRecapFile, recapContentTypes } from '#lib/server/exports/recap-file.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { fileResponse } from '#lib/server/http/file-response.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { RequestEvent } from './$types';

/** A frozen month as a file, or the quarters of a counter as a picture; the first PDF of a process takes its time. */
export const GET = withDomainErrors(
  async ({ params, url }: RequestEvent) => {
    const { name, format } = params;
    if (!isRecapFormat(format)) throw notFound('Berkas itu tidak ada.');
    const request = { format, url, locale: getLocale() };
    const file = isCounterName(name)
      ? await quarterCountsFile(currentRuntime(), name, request)
      : await publicRecapFile(currentRuntime(), name, request);
    return fileResponse(file, recapContentTypes[format]);
  },
  { patient: true }
);
