import { sequence } from '@sveltejs/kit/hooks';
import { bodyLimitHandle } from '#lib/server/http/body-limit-handle.ts';
import { localeHandle } from '#lib/server/http/locale-handle.ts';
import { lookHandle } from '#lib/server/http/look-handle.ts';
import { originHandle } from '#lib/server/http/origin-handle.ts';
import { overloadHandle } from '#lib/server/http/overload-handle.ts';
import { retryAfterHandle } from '#lib/server/http/retry-after-handle.ts';
import { secureContextHandle } from '#lib/server/http/secure-context-handle.ts';
import { securityHeadersHandle } from '#lib/server/http/security-headers-handle.ts';
import { sessionHandle } from '#lib/server/http/session-handle.ts';
import { trustedTypesHandle } from '#lib/server/http/trusted-types-handle.ts';
import { unknownAddressHandle } from '#lib/server/http/unknown-address-handle.ts';

export { handleError } from '#lib/server/http/unexpected-error.ts';

export const handle = sequence(
  securityHeadersHandle,
  overloadHandle,
  secureContextHandle,
  originHandle,
  bodyLimitHandle,
  retryAfterHandle,
  unknownAddressHandle,
  localeHandle,
  lookHandle,
  trustedTypesHandle,
  sessionHandle
);
