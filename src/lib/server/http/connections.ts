import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface Connections {
  /** Counts a request as in flight until its response is over; while draining, the connection ends with it. */
  begin(request: IncomingMessage, response: ServerResponse): void;
  /**
   * Accepts nothing new and waits for the requests in flight.
   * @param graceMs after it every connection left is cut
   * @returns how many requests were cut
   */
  drain(graceMs: number): Promise<number>;
}

/** Time for a request whose first bytes are on their way; connections that browsers opened in advance end after it. */
const unusedMs = 1_000;

/** Both sides of an encrypted connection (TCP and TLS) have the same remote end, and nothing else in common. */
function remoteEnd(socket: Socket): string {
  return `${socket.remoteAddress ?? ''}|${socket.remotePort ?? ''}`;
}

/** Keeps account of the connections of one server, so that it can end without cutting anybody off. */
export function trackConnections(server: Server): Connections {
  const sockets = new Map<Socket, string>();
  const inFlight = new Map<ServerResponse, string>();
  let draining = false;

  server.on('connection', (socket: Socket) => {
    sockets.set(socket, remoteEnd(socket));
    socket.once('close', () => sockets.delete(socket));
  });

  function endAfter(response: ServerResponse): void {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  }

  function cutUnused(): void {
    const busy = new Set(inFlight.values());
    for (const [socket, end] of sockets) if (!busy.has(end)) socket.destroy();
  }

  return {
    begin(request, response) {
      inFlight.set(response, remoteEnd(request.socket));
      if (draining) endAfter(response);
      response.once('close', () => {
        inFlight.delete(response);
        if (draining) setImmediate(() => server.closeIdleConnections());
      });
    },

    async drain(graceMs) {
      draining = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      for (const response of inFlight.keys()) endAfter(response);

      let cut = 0;
      const unused = setTimeout(cutUnused, Math.min(unusedMs, graceMs));
      const grace = setTimeout(() => {
        cut = inFlight.size;
        for (const socket of sockets.keys()) socket.destroy();
      }, graceMs);
      await closed;
      clearTimeout(unused);
      clearTimeout(grace);
      return cut;
    }
  };
}
