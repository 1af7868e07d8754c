import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';

/** One way into whistleblowing: a page's load, one of its actions, or a method of an endpoint. */
export interface Entrance {
  /** `GET /staf/wbs/[id]`, `POST /wbs/kotak?/buka`. */
  readonly name: string;
  readonly route: string;
  readonly method: string;
  readonly run: (event: RequestEvent) => Promise<Response>;
}

type Work = (event: RequestEvent) => unknown;
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'fallback'];
const routes = join(import.meta.dirname, '../../src/routes');

/** Every entrance below `/wbs` and `/staf/wbs`, found in the folders of the routes; pages without a load are entrances, too. */
export async function wbsEntrances(): Promise<Entrance[]> {
  const files = globSync(
    ['(wbs)/**/+{page,page.server,server,layout.server}.{ts,svelte}', '(staff)/staf/wbs/**/+*.ts'],
    {
      cwd: routes
    }
  );
  const found = await Promise.all(files.sort().map((file) => entrancesOf(file)));
  const all = found.flat();
  const bare = files.filter((file) => file.endsWith('+page.svelte')).map((file) => addressOf(file));
  const known = new Set(all.map(({ name }) => name));
  return [
    ...all,
    ...bare
      .filter((address) => !known.has(`GET ${address}`))
      .map((address): Entrance => ({
        name: `GET ${address}`,
        route: address,
        method: 'GET',
        run: async () => shown({})
      }))
  ];
}

/** The address of a file's folder, without the groups that stand in no address. */
const addressOf = (file: string) => `/${dirname(file)}`.replaceAll(/\/\([^)]*\)/g, '');

async function entrancesOf(file: string): Promise<Entrance[]> {
  if (!file.endsWith('.ts')) return [];
  const module = (await import(/* @vite-ignore */ join(routes, file))) as Record<string, unknown>;
  const route = `/${dirname(file)}`;
  const address = addressOf(file);
  if (file.endsWith('+server.ts')) {
    return methods
      .filter((method) => method in module)
      .map((method) => ({
        name: `${method} ${address}`,
        route,
        method,
        run: (event) => (module[method] as (event: RequestEvent) => Promise<Response>)(event)
      }));
  }
  const load = module.load as Work | undefined;
  const actions = (module.actions ?? {}) as Record<string, Work>;
  const isLayout = file.includes('+layout');
  return [
    ...(load
      ? [
          {
            name: `GET ${address}${isLayout ? ' (layout)' : ''}`,
            route,
            method: 'GET',
            run: async (event: RequestEvent) => shown(await load(event))
          }
        ]
      : []),
    ...Object.entries(actions).map(([action, work]) => ({
      name: `POST ${address}${action === 'default' ? '' : `?/${action}`}`,
      route,
      method: 'POST',
      run: async (event: RequestEvent) => acted(await work(event))
    }))
  ];
}

const shown = (data: unknown) =>
  new Response(JSON.stringify(data ?? {}), { headers: { 'content-type': 'application/json' } });

/** As the framework answers what an action returned. */
function acted(result: unknown): Response {
  if (typeof result !== 'object' || result === null || !('status' in result) || !('data' in result))
    return shown(result);
  return new Response(JSON.stringify(result.data), {
    status: Number(result.status),
    headers: { 'content-type': 'application/json' }
  });
}

/**
 * What the framework makes of a thrown refusal: the address to go to, or the status with the words of the error page.
 *
 * @throws whatever else was thrown; the program would answer 500
 */
export function refused(problem: unknown): Response {
  if (isRedirect(problem))
    return new Response(null, { status: problem.status, headers: { location: problem.location } });
  if (!isHttpError(problem)) throw problem;
  return new Response(JSON.stringify(problem.body), {
    status: problem.status,
    headers: { 'content-type': 'application/json' }
  });
}
