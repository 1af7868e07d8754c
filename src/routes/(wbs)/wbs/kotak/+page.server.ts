import { orWhileAway } from '#lib/server/http/database-away.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { newFormId, reporterTrust } from '#lib/server/whistleblowing/service.ts';
import { openPlainly, answerPlainly } from './plain-mailbox.ts';
import type { PageServerLoadEvent } from './$types';

/** What was typed comes back also while the database is away. */
export const load = withDomainErrors(async ({ request, url }: PageServerLoadEvent) => ({
  trust: await orWhileAway(reporterTrust(currentRuntime()), request.method === 'POST'),
  formId: newFormId(),
  plain: url.searchParams.has('tanpa-skrip')
}));

export const actions = {
  buka: withDomainErrors(openPlainly),
  balas: withDomainErrors(answerPlainly, { patient: true })
};
