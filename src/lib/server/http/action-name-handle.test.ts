import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { actionNameHandle } from './action-name-handle.ts';

async function statusOf(query: string, method = 'POST'): Promise<number> {
  const url = new URL(`http://site.example/staf/akun${query}`);
  const event = { url, request: new Request(url, { method }) } as RequestEvent;
  return (await actionNameHandle({ event, resolve: () => new Response('done') })).status;
}

test.each(['?/constructor', '?/__proto__', '?/toString', '?a=1&/valueOf'])('%s names no action', async (query) => {
  expect(await statusOf(query)).toBe(404);
});

test.each(['', '?/password', '?constructor'])('"%s" passes', async (query) => {
  expect(await statusOf(query)).toBe(200);
});

test('a page that is only read passes', async () => {
  expect(await statusOf('?/constructor', 'GET')).toBe(200);
});
