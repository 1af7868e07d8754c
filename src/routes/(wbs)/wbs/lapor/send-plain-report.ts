import { fail } from '@sveltejs/kit';
import * as m from '#lib/i18n/generated/messages.js';
import { readUpload } from '#lib/server/files/read-upload.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { longestPlainMs, orFailed } from '#lib/server/whistleblowing/reporter-endpoint.ts';
import { submitPlainReport } from '#lib/server/whistleblowing/service.ts';
import { readPlainReport } from './read-plain-report.ts';
import type { RequestEvent } from './$types';

/** Takes the form without scripts: the page with the code, once, or the form again with everything that was typed. */
export async function sendPlainReport({ request }: RequestEvent) {
  const runtime = currentRuntime();
  const { report, values, problems } = readPlainReport(
    await readUpload(request, runtime.config, 'files', { keepsHeic: true })
  );
  if (Object.keys(problems).length > 0) return fail(422, { values, problems });
  const outcome = await orFailed(submitPlainReport(runtime, report), longestPlainMs);
  switch (outcome.status) {
    case 'sent':
      return { sent: { code: outcome.code, filesLeft: outcome.filesLeft } };
    case 'closed':
      return fail(503, { values, problems: { form: m.wbs_plain_closed() } });
    case 'nobody_outside':
      return fail(422, { values, problems: { leadership: m.wbs_w_problem_outside() } });
    case 'failed':
      return fail(503, { values, problems: { form: m.wbs_plain_again() } });
  }
}
