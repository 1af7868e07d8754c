import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { reporterTrust } from '#lib/server/whistleblowing/service.ts';
import { openPlainly, answerPlainly } from './plain-mailbox.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ url }: PageServerLoadEvent) => ({
  trust: await reporterTrust(currentRuntime()),
  plain: url.searchParams.has('tanpa-skrip')
}));

export const actions = {
  buka: withDomainErrors(openPlainly),
  balas: withDomainErrors(answerPlainly, { patient: true })
};
