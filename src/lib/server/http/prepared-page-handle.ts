import { randomUUID } from 'node:crypto';
import type { Handle } from '@sveltejs/kit';
import { isoInstant } from '#lib/domain/calendar/instant.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { gzipTemplate } from './gzip-template.ts';

/** Stand in the prepared page where each visitor's own id and time of arrival go. */
export const formMarks = { id: '00000000-0000-0000-0000-00000000feed', startedAt: '0001-01-01T00:00:00.000Z' } as const;

const preparedRoute = '/(survey)/survei/[slug]';
const lifetimeMs = 1_000;
/** Surveys × languages × looks are fewer; an address can be spelled in more ways than anybody needs. */
const capacity = 100;

interface PreparedPage {
  readonly until: number;
  readonly headers: [string, string][];
  readonly html: string;
  readonly gzip: (values: readonly string[]) => Buffer;
}

const pages = new Map<string, PreparedPage>();

/**
 * Renders the survey's page once a second and hands it to everybody who comes within that second, each with an id of their own:
 * drawing nine questions takes six times as long as everything else, and a poster or a broadcast sends hundreds at once. What
 * the page says of the round is at most that old; the answer itself is judged when it arrives.
 */
export const preparedPageHandle: Handle = async ({ event, resolve }) => {
  const { request, route, url, locals } = event;
  if (route.id !== preparedRoute || request.method !== 'GET' || url.search !== '') return resolve(event);
  const now = currentRuntime().now();
  const key = `${url.pathname} ${locals.display.theme} ${locals.display.textSize}`;
  let page = pages.get(key);
  if (!page || page.until <= now) {
    locals.formMarks = formMarks;
    const response = await resolve(event);
    if (response.status !== 200) return response;
    page = await prepare(response, now);
    if (pages.size >= capacity) pages.clear();
    pages.set(key, page);
  }
  return fill(page, request, now);
};

async function prepare(response: Response, now: number): Promise<PreparedPage> {
  const headers = [...response.headers].filter(([name]) => name !== 'etag' && name !== 'content-length');
  const html = await response.text();
  return { until: now + lifetimeMs, headers, html, gzip: gzipTemplate(html, [formMarks.id, formMarks.startedAt]) };
}

function fill({ html, headers, gzip }: PreparedPage, request: Request, now: number): Response {
  const own = [randomUUID(), isoInstant(now)] as const;
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) {
    return new Response(html.replace(formMarks.id, own[0]).replace(formMarks.startedAt, own[1]), { headers });
  }
  const response = new Response(new Uint8Array(gzip(own)), { headers });
  response.headers.set('content-encoding', 'gzip');
  response.headers.append('vary', 'Accept-Encoding');
  return response;
}
