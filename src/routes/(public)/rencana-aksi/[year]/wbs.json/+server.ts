import { halfYearFormats, halfYearSeriesFile } from '#lib/server/exports/half-year-series.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { fileResponse } from '#lib/server/http/file-response.ts';
import { getWhistleblowingProof } from '#lib/server/plan/plan-pages.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { RequestEvent } from './$types';

/** What the plan shows of whistleblowing, by half-year. */
export const GET = withDomainErrors(async ({ params }: RequestEvent) =>
  fileResponse(
    halfYearSeriesFile(await getWhistleblowingProof(currentRuntime(), params.year), 'json'),
    halfYearFormats.json
  )
);
