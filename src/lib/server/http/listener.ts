import http from 'node:http';
import https from 'node:https';
import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import type { BaseLogger } from 'pino';
import { longestSendingMs } from '#lib/domain/files/upload-rules.ts';
import { OperatorError } from '#lib/server/operator-error.ts';
import { setBaseHeaders } from './base-headers.ts';
import { trackConnections } from './connections.ts';
import { listen } from './listen.ts';
import type { ReporterFailures } from './reporter-failures.ts';
import { isReporterUrl } from './reporter-path.ts';
import { forReporter } from './reporter-request.ts';
import { requestFacts, stampRequest } from './request-facts.ts';

/** A handler as adapter-node builds it; `next` means that it has no answer. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

export interface ListenerSettings {
  host: string;
  /** 0 takes a free port, for `tlsPort` too. */
  port: number;
  tlsPort: number;
  /** Whether a proxy in front sets `X-Forwarded-*`; otherwise these headers are ignored. */
  trustProxy: boolean;
}

export interface ListenerCertificate {
  /** PEM, the server's own first. */
  cert: string;
  key: string;
  /** Signed by the authority `npm run tls` made, not by one that browsers know. */
  localAuthority: boolean;
}

export interface Listeners {
  port: number;
  tlsPort: number | undefined;
  /** Stops accepting, lets the requests in flight finish, and resolves when every connection is gone. */
  close: (graceMs?: number) => Promise<void>;
}

const seconds = 1_000;

/**
 * Headers must come quickly; a body may be 50 MiB over a phone's network, and whoever reads it ends it first, with words (`readUpload`);
 * proxies keep idle connections for a minute.
 */
const limits: ServerOptions = {
  headersTimeout: 20 * seconds,
  requestTimeout: longestSendingMs + 60 * seconds,
  keepAliveTimeout: 65 * seconds,
  connectionsCheckingInterval: 5 * seconds
};
const inactivityMs = 300 * seconds;
const handshakeMs = 10 * seconds;

/** Two slashes at the start, either way round, would be read as a host by whatever builds a link from the path. */
function isPath(url: string | undefined): url is string {
  return url !== undefined && /^\/(?![/\\])/.test(url);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' }).end(text);
}

function createSecureServer({ cert, key }: ListenerCertificate): https.Server {
  try {
    return https.createServer({
      ...limits,
      cert,
      key,
      minVersion: 'TLSv1.2',
      ALPNProtocols: ['http/1.1'],
      handshakeTimeout: handshakeMs
    });
  } catch (error) {
    throw new OperatorError(`The HTTPS certificate cannot be used: ${(error as Error).message}.`, { cause: error });
  }
}

/**
 * Serves the handler over HTTP and, with a certificate, over HTTPS beside it. The handler finds protocol, host and
 * client address in the internal headers, and the base headers already on the response.
 * @throws OperatorError with one line that says what to change, when a port cannot be opened or the certificate is unusable
 */
export async function createListeners(options: {
  handler: RequestHandler;
  config: ListenerSettings;
  tls: ListenerCertificate | undefined;
  log: Pick<BaseLogger, 'warn' | 'error'>;
  reporterFailures: Pick<ReporterFailures, 'note'>;
}): Promise<Listeners> {
  const { handler, config, tls, log, reporterFailures } = options;
  let tlsPort: number | undefined;

  function attach(server: Server) {
    const connections = trackConnections(server);
    server.setTimeout(inactivityMs);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      connections.begin(request, response);
      const facts = requestFacts(request, config.trustProxy);
      if (!facts || !isPath(request.url)) {
        refuse(response, 400, 'Bad Request');
        return;
      }
      stampRequest(request, facts, tlsPort);
      setBaseHeaders(response, facts, { localAuthority: tls?.localAuthority ?? false, path: request.url });
      const isReporters = isReporterUrl(request.url);
      const fail = (error: unknown) => {
        if (isReporters) reporterFailures.note(error);
        else log.error({ err: error }, 'request failed outside the framework');
        refuse(response, 500, 'Internal Server Error');
      };
      const answer = () => handler(request, response, () => refuse(response, 404, 'Not Found'));
      try {
        Promise.resolve(isReporters ? forReporter(answer) : answer()).catch(fail);
      } catch (error) {
        fail(error);
      }
    });
    return connections;
  }

  const plain = http.createServer(limits);
  const secure = tls && createSecureServer(tls);
  const all = [plain, ...(secure ? [secure] : [])].map(attach);

  // HTTPS first: the plain listener tells its visitors where it is.
  if (secure) tlsPort = await listen(secure, config.host, config.tlsPort, 'TLS_PORT');
  let port: number;
  try {
    port = await listen(plain, config.host, config.port, 'PORT');
  } catch (error) {
    await Promise.all(all.map((connections) => connections.drain(0)));
    throw error;
  }

  return {
    port,
    tlsPort,
    async close(graceMs = 30 * seconds) {
      const cut = await Promise.all(all.map((connections) => connections.drain(graceMs)));
      const total = cut.reduce((sum, count) => sum + count, 0);
      if (total > 0) log.warn({ requests: total }, 'requests cut at the end of the grace period');
    }
  };
}
