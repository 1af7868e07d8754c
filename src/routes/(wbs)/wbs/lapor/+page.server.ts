import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { offerKeys, publicChannel, reporterTrust } from '#lib/server/whistleblowing/service.ts';
import { sendPlainReport } from './send-plain-report.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ url }: PageServerLoadEvent) => {
  const runtime = currentRuntime();
  const channel = await publicChannel(runtime);
  const { challenge } = await offerKeys(runtime);
  return {
    channel,
    trust: await reporterTrust(runtime),
    challenge: challenge.token,
    plain: url.searchParams.has('tanpa-skrip')
  };
});

export const actions = { kirim: withDomainErrors(sendPlainReport, { patient: true }) };
