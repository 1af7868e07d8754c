import type { Handle, RequestEvent } from '@sveltejs/kit';
import { pino } from 'pino';
import { handle } from '../../src/hooks.server.ts';
import { GET as keys } from '../../src/routes/(wbs)/wbs/api/keys/+server.ts';
import { POST as reports } from '../../src/routes/(wbs)/wbs/api/reports/+server.ts';
import { POST as mailbox } from '../../src/routes/(wbs)/wbs/api/mailbox/+server.ts';
import { POST as message } from '../../src/routes/(wbs)/wbs/api/mailbox/message/+server.ts';
import { POST as messages } from '../../src/routes/(wbs)/wbs/api/mailbox/messages/+server.ts';
import { POST as files } from '../../src/routes/(wbs)/wbs/api/files/+server.ts';
import { POST as missing } from '../../src/routes/(wbs)/wbs/api/files/missing/+server.ts';
import { provideRuntime } from '#lib/server/runtime.ts';
import type { TestDatabase } from './database.ts';
import { testRuntime, toldAtOnce } from './runtime.ts';
import type { TestVault } from './whistleblowing.ts';

type Endpoint = (event: Pick<RequestEvent, 'request' | 'route'>) => Promise<Response>;

/** Every address of the reporters' interface. */
export const endpoints: Readonly<Record<string, { readonly method: 'GET' | 'POST'; readonly run: Endpoint }>> = {
  '/wbs/api/keys': { method: 'GET', run: keys },
  '/wbs/api/reports': { method: 'POST', run: reports },
  '/wbs/api/mailbox': { method: 'POST', run: mailbox },
  '/wbs/api/mailbox/message': { method: 'POST', run: message },
  '/wbs/api/mailbox/messages': { method: 'POST', run: messages },
  '/wbs/api/files': { method: 'POST', run: files },
  '/wbs/api/files/missing': { method: 'POST', run: missing }
};

export const origin = 'http://localhost:3000';

/** A site whose handles stand before the endpoints as in the running program, and which remembers what was asked of a request. */
export interface ReporterSite {
  readonly send: (path: string, body?: unknown, init?: RequestInit) => Promise<Response>;
  /** What handles and endpoints looked at that tells who somebody is. */
  readonly looks: string[];
  /** Lines of the log. */
  readonly logged: string[];
}

/** The framework's own store of a request, which `sequence` wants; it brings no types. */
const storeModule: string = '@sveltejs/kit/internal/server';
const { with_request_store: withRequestStore } = (await import(/* @vite-ignore */ storeModule)) as {
  with_request_store: <Result>(store: object, work: () => Result) => Result;
};

/** The framework's own wrapping of handles, without its measuring. */
const tracing = {
  record_span: ({ fn }: { fn: (span: object) => unknown }) => fn({ setAttribute: () => undefined })
};

const watched = (looks: string[], what: string): never =>
  new Proxy(
    {},
    {
      get(_, name) {
        looks.push(`${what}.${String(name)}`);
        return () => undefined;
      }
    }
  ) as never;

export function openReporterSite(database: TestDatabase, vault: TestVault): ReporterSite {
  const [looks, logged]: [string[], string[]] = [[], []];
  const log = pino({ level: 'trace', base: null }, { write: (line: string) => void logged.push(line) });
  const runtime = testRuntime(database, vault.clock.time);
  const config = { ...runtime.config, ...vault.deps.config };
  provideRuntime({
    ...runtime,
    ...vault.deps,
    config,
    log,
    reporterFailures: toldAtOnce(log),
    freeDisk: async () => undefined
  });

  const send = async (path: string, body?: unknown, init: RequestInit = {}) => {
    const url = new URL(path, origin);
    const isBytes = body instanceof Uint8Array;
    const request = new Request(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { origin, 'content-type': isBytes ? 'application/octet-stream' : 'application/json' },
      ...(body !== undefined && {
        body: isBytes || typeof body === 'string' ? (body as BodyInit) : JSON.stringify(body)
      }),
      ...init
    });
    const event = {
      request,
      url,
      route: { id: endpoints[path] ? `/(wbs)${path}` : null },
      params: {},
      locals: {},
      isDataRequest: false,
      cookies: watched(looks, 'cookies'),
      getClientAddress: () => {
        looks.push('address');
        return '192.0.2.1';
      }
    } as unknown as RequestEvent;
    const resolve = (async (resolved: RequestEvent) =>
      (await endpoints[path]?.run(resolved)) ??
      new Response('none', { status: 404 })) as Parameters<Handle>[0]['resolve'];
    return withRequestStore({ event, state: { tracing } }, async () => handle({ event, resolve }));
  };
  return { send, looks, logged };
}
