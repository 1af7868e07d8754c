import type { Handle } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { actionNameHandle } from '#lib/server/http/action-name-handle.ts';
import { bodyLimitHandle } from '#lib/server/http/body-limit-handle.ts';
import { localeHandle } from '#lib/server/http/locale-handle.ts';
import { lookHandle, systemLookHandle } from '#lib/server/http/look-handle.ts';
import { originHandle } from '#lib/server/http/origin-handle.ts';
import { overloadHandle } from '#lib/server/http/overload-handle.ts';
import { preparedPageHandle } from '#lib/server/http/prepared-page-handle.ts';
import { isReporterPath } from '#lib/server/http/reporter-path.ts';
import { retryAfterHandle } from '#lib/server/http/retry-after-handle.ts';
import { secureContextHandle } from '#lib/server/http/secure-context-handle.ts';
import { securityHeadersHandle } from '#lib/server/http/security-headers-handle.ts';
import { sessionHandle } from '#lib/server/http/session-handle.ts';
import { trustedTypesHandle } from '#lib/server/http/trusted-types-handle.ts';
import { unknownAddressHandle } from '#lib/server/http/unknown-address-handle.ts';
import { reporterHandle } from '#lib/server/whistleblowing/reporter-handle.ts';

export { handleError } from '#lib/server/http/unexpected-error.ts';

/** What holds for everything that is not a file of the build. */
const forAll: Handle[] = [securityHeadersHandle, overloadHandle, secureContextHandle, originHandle, bodyLimitHandle];

const forApi = sequence(...forAll, unknownAddressHandle, sessionHandle);
const forPages = sequence(
  ...forAll,
  actionNameHandle,
  retryAfterHandle,
  localeHandle,
  lookHandle,
  trustedTypesHandle,
  sessionHandle,
  preparedPageHandle
);

/**
 * For whistleblowers: nothing that asks who they are, what they chose or whether they are signed in, nothing that counts or remembers
 * them. Headers of their own come last.
 */
const forReporters = sequence(
  reporterHandle,
  overloadHandle,
  secureContextHandle,
  originHandle,
  bodyLimitHandle,
  actionNameHandle,
  retryAfterHandle,
  localeHandle,
  systemLookHandle
);

/** Programs see neither language nor look, and every answer of a kiosk passes here: they get the short list. */
export const handle: Handle = (input) => {
  const { pathname } = input.event.url;
  if (isReporterPath(pathname)) return forReporters(input);
  return (pathname.startsWith('/api/') ? forApi : forPages)(input);
};
