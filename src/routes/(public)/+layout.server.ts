import { shippedContacts } from '#lib/domain/office/office-contacts.ts';
import { isDatabaseAway } from '#lib/server/http/database-away.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { getOfficeContacts } from '#lib/server/settings/service.ts';
import type { LayoutServerLoadEvent } from './$types';

/** A page whose own part needs no database, such as a form with what somebody typed, is there also while it is away. */
export const load = withDomainErrors(async (_: LayoutServerLoadEvent) => ({
  contacts: await getOfficeContacts(currentRuntime()).catch((problem: unknown) => {
    if (!isDatabaseAway(problem)) throw problem;
    return shippedContacts;
  })
}));
