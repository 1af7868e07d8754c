import type { Cookies, Handle, RequestEvent } from '@sveltejs/kit';
import { pino } from 'pino';
import { provideRuntime, type Runtime } from '#lib/server/runtime.ts';
import { handle } from '../../src/hooks.server.ts';
import type { TestDatabase } from './database.ts';
import { origin } from './reporter-requests.ts';
import { testRuntime, toldAtOnce } from './runtime.ts';
import { refused, wbsEntrances, type Entrance } from './wbs-entrances.ts';
import type { TestVault } from './whistleblowing.ts';

export interface Ask {
  readonly entrance: Entrance;
  readonly path: string;
  readonly params?: Record<string, string>;
  readonly body?: BodyInit | undefined;
  readonly type?: string;
  /** The session of a staff account. */
  readonly session?: string | undefined;
}

/** Both sides of whistleblowing behind the handles of the running program, without a socket. */
export interface WbsSite {
  readonly entrances: readonly Entrance[];
  readonly ask: (ask: Ask) => Promise<Response>;
  readonly runtime: Runtime;
  /** Cookies that somebody looked at. */
  readonly looks: string[];
  /** Lines of the log, of every level. */
  readonly logged: string[];
}

/** The framework's own store of a request, which `sequence` wants; it brings no types. */
const storeModule: string = '@sveltejs/kit/internal/server';
const { with_request_store: withRequestStore } = (await import(/* @vite-ignore */ storeModule)) as {
  with_request_store: <Result>(store: object, work: () => Result) => Result;
};
const tracing = {
  record_span: ({ fn }: { fn: (span: object) => unknown }) => fn({ setAttribute: () => undefined })
};

/** @param vault its clock is the site's */
export async function openWbsSite(database: TestDatabase, vault: TestVault): Promise<WbsSite> {
  const [looks, logged]: [string[], string[]] = [[], []];
  const log = pino({ level: 'trace', base: null }, { write: (line: string) => void logged.push(line) });
  const base = testRuntime(database, vault.clock.time);
  const config = { ...base.config, ...vault.deps.config };
  const runtime: Runtime = {
    ...base,
    ...vault.deps,
    config,
    log,
    reporterFailures: toldAtOnce(log),
    freeDisk: async () => undefined
  };
  provideRuntime(runtime);
  const ask = async ({ entrance, path, params = {}, body, type, session }: Ask): Promise<Response> => {
    const url = new URL(path, origin);
    const hasBody = body !== undefined && entrance.method !== 'GET';
    const request = new Request(url, {
      method: entrance.method,
      headers: { origin, accept: 'application/json', ...(hasBody && type && { 'content-type': type }) },
      ...(hasBody && { body })
    });
    const cookies = {
      get: (name: string) => {
        looks.push(name);
        return name.includes('sesi') ? session : undefined;
      },
      getAll: () => [],
      set: () => undefined,
      delete: () => undefined,
      serialize: () => ''
    } as unknown as Cookies;
    const event = {
      request,
      url,
      route: { id: entrance.route },
      params,
      locals: {},
      isDataRequest: false,
      cookies,
      setHeaders: () => undefined,
      getClientAddress: () => {
        looks.push('address');
        return '192.0.2.1';
      }
    } as unknown as RequestEvent;
    const resolve = (async (resolved: RequestEvent) =>
      entrance.run(resolved).catch(refused)) as Parameters<Handle>[0]['resolve'];
    const answer = async () => handle({ event, resolve });
    return withRequestStore({ event, state: { tracing } }, () => answer().catch(refused));
  };
  return { entrances: await wbsEntrances(), ask, runtime, looks, logged };
}
