import { redirect } from '@sveltejs/kit';
import { notFound } from '#lib/domain/errors.ts';
import { localizeHref } from '#lib/i18n/generated/runtime.js';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { listPlans } from '#lib/server/plan/service.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { PageServerLoad } from './$types';

/** The newest plan; it names the others. */
export const load: PageServerLoad = withDomainErrors(async () => {
  const newest = (await listPlans(currentRuntime())).at(-1);
  if (!newest) throw notFound('Belum ada rencana aksi.');
  redirect(307, localizeHref(`/rencana-aksi/${newest.year}`));
});
