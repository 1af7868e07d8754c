import program from '#lib/client/whistleblowing/reporter/entry.ts?worker&url';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { publicKeys, reporterProgram } from '#lib/server/whistleblowing/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async (_: PageServerLoadEvent) => ({
  keys: await publicKeys(currentRuntime()),
  program: await reporterProgram(program)
}));
