import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { getOfficeContacts } from '#lib/server/settings/service.ts';
import type { LayoutServerLoadEvent } from './$types';

export const load = withDomainErrors(async (_: LayoutServerLoadEvent) => ({
  contacts: await getOfficeContacts(currentRuntime())
}));
