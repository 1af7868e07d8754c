import { submissionSchema } from '#lib/domain/whistleblowing/wire-form.ts';
import { jsonEndpoint, outcomeAnswer } from '#lib/server/whistleblowing/reporter-endpoint.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { submitReport } from '#lib/server/whistleblowing/service.ts';

export const POST = jsonEndpoint(submissionSchema, async (submission) =>
  outcomeAnswer(await submitReport(currentRuntime(), submission))
);
