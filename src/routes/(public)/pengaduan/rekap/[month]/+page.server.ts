import { getLocale } from '#lib/i18n/generated/runtime.js';
import { getPublicRecapPage } from '#lib/server/complaints/recap-pages.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ params }: PageServerLoadEvent) => ({
  recap: await getPublicRecapPage(currentRuntime(), params.month, getLocale())
}));
