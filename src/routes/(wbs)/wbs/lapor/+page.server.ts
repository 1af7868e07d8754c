import { orWhileAway } from '#lib/server/http/database-away.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { newFormId, offerKeys, publicChannel, reporterTrust } from '#lib/server/whistleblowing/service.ts';
import { sendPlainReport } from './send-plain-report.ts';
import type { PageServerLoadEvent } from './$types';

async function currentOffer() {
  const runtime = currentRuntime();
  const channel = await publicChannel(runtime);
  const { challenge } = await offerKeys(runtime);
  return { channel, challenge: challenge.token, trust: await reporterTrust(runtime) };
}

/** What was typed comes back also while the database is away. */
export const load = withDomainErrors(async ({ request, url }: PageServerLoadEvent) => ({
  ...(await orWhileAway(currentOffer(), request.method === 'POST')),
  formId: newFormId(),
  plain: url.searchParams.has('tanpa-skrip')
}));

export const actions = { kirim: withDomainErrors(sendPlainReport, { patient: true }) };
