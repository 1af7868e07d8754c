import { internalHeaders } from './internal-headers.ts';

/**
 * Environment that adapter-node's handler reads once, when it is imported: to be set before that import.
 * `undefined` means the variable has to be deleted, or a stray one would let clients choose their own address.
 * @param origin the configured `ORIGIN`; when set, it is the origin of every request
 */
export function frameworkEnvironment(origin: string | undefined): Record<string, string | undefined> {
  return {
    ORIGIN: origin,
    PROTOCOL_HEADER: internalHeaders.protocol,
    HOST_HEADER: internalHeaders.host,
    ADDRESS_HEADER: internalHeaders.address,
    PORT_HEADER: undefined,
    XFF_DEPTH: undefined,
    // Above every limit of `bodyLimitHandle`, which decides.
    BODY_SIZE_LIMIT: '600M'
  };
}
