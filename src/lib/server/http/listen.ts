import type { AddressInfo, Server } from 'node:net';
import { OperatorError } from '#lib/server/operator-error.ts';

function explain(error: NodeJS.ErrnoException, host: string, port: number, variable: 'PORT' | 'TLS_PORT'): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use; stop the other program or set ${variable}.`;
  if (error.code === 'EACCES') {
    return `Port ${port} may not be opened by this user; set ${variable} to 1024 or higher.`;
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return `This machine has no address ${host}; set HOST to one of its own, or to 0.0.0.0 for all.`;
  }
  return `Port ${port} on ${host} cannot be opened: ${error.message}.`;
}

/**
 * Opens the port and resolves with its number, which differs from `port` only when that is 0.
 * @throws OperatorError with one line that says what to change
 */
export function listen(server: Server, host: string, port: number, variable: 'PORT' | 'TLS_PORT'): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      reject(new OperatorError(explain(error, host, port, variable), { cause: error }));
    server.once('error', fail);
    server.listen({ host, port }, () => {
      server.off('error', fail);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
