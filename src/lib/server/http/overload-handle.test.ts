import type { Handle } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { overloadHandle } from './overload-handle.ts';

type Input = Parameters<Handle>[0];

function ask(path: string, resolve: Input['resolve'], body?: ReadableStream): ReturnType<Handle> {
  const url = new URL(path, 'https://example.org');
  const request = new Request(url, { method: 'POST', ...(body && { body, duplex: 'half' }) });
  return overloadHandle({ event: { request, url } as Input['event'], resolve });
}

test('a form without scripts that finds the house full is told how to send again what it holds, without its being read', async () => {
  const { promise: done, resolve: finish } = Promise.withResolvers<Response>();
  const underWay = Array.from({ length: 600 }, () => Promise.resolve(ask('/wbs/lapor?/kirim', () => done)));
  let read = 0;
  const body = new ReadableStream({ pull: () => void (read += 1) }, { highWaterMark: 0 });
  const refused = await ask('/wbs/lapor?/kirim', () => done, body);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  expect(refused.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await refused.text()).toContain('Muat ulang halaman ini');
  expect(read).toBe(0);
  expect(await (await ask('/en/wbs/kotak?/balas', () => done)).text()).toContain('Load this page again');
  const api = await ask('/wbs/api/reports', () => done);
  expect([api.status, api.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
  finish(new Response('taken'));
  const answers = await Promise.all(underWay);
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect((await ask('/wbs/lapor?/kirim', () => new Response('taken'))).status).toBe(200);
});
