import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { internalHeaders } from './internal-headers.ts';
import { originHandle } from './origin-handle.ts';

/** A post to `path` of a site with the public address survei.example, opened at 192.168.1.7:3000. */
async function statusOf(origin: string | undefined, path = '/survei/pelayanan-publik'): Promise<number> {
  const headers = new Headers({ [internalHeaders.protocol]: 'http', [internalHeaders.host]: '192.168.1.7:3000' });
  if (origin !== undefined) headers.set('origin', origin);
  const url = new URL(path, 'https://survei.example');
  const event = { url, request: new Request(url, { method: 'POST', headers }) } as RequestEvent;
  const response = await originHandle({ event, resolve: () => new Response('stored') });
  return response.status;
}

test.each(['https://survei.example', 'http://192.168.1.7:3000'])('a page of ours at %s may write', async (origin) => {
  expect(await statusOf(origin)).toBe(200);
});

test.each(['https://elsewhere.example', 'http://192.168.1.7:3001', 'null', 'nonsense', undefined])(
  'a page from %s may not',
  async (origin) => {
    expect(await statusOf(origin)).toBe(403);
  }
);

test('a program names no origin and may write to the API', async () => {
  expect(await statusOf(undefined, '/api/v1/responses/1')).toBe(200);
  expect(await statusOf('null', '/api/v1/responses/1')).toBe(403);
});
