/**
 * What the listener knows about a request and the framework cannot: written by the listener on every request, over
 * whatever the client sent under these names.
 */
export const internalHeaders = {
  /** `http` or `https`. */
  protocol: 'x-suara-protocol',
  /** Name or address and port as in the browser's address bar. */
  host: 'x-suara-host',
  /** IP address of the client. */
  address: 'x-suara-address',
  /** Port of the HTTPS listener beside this one; absent without one. */
  securePort: 'x-suara-secure-port'
} as const;
