import { getLocale } from '#lib/i18n/generated/runtime.js';
import { getPublicRecapList } from '#lib/server/complaints/recap-pages.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';

export const load = withDomainErrors(async () => getPublicRecapList(currentRuntime(), getLocale()));
