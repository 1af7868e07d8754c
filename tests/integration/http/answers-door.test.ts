import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { answersDoor } from '#lib/server/surveys/answers-door.ts';
import type { Runtime } from '#lib/server/runtime.ts';

const id = '6f2c1c1e-1111-4222-8333-444455556666';

/** A house whose framework answers 418, and whose database nobody should reach. */
async function open(): Promise<string> {
  const runtime = { config: {}, log: { error: () => undefined } } as unknown as Runtime;
  const door = answersDoor(runtime, (_request, response) => response.writeHead(418).end());
  const server = createServer((request, response) => {
    request.headers['x-suara-protocol'] = 'http';
    request.headers['x-suara-host'] = request.headers.host ?? '';
    void door(request, response, () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/v1/responses`;
}

const json = { 'content-type': 'application/json' };
const statusOf = async (url: string, init: RequestInit) => (await fetch(url, { method: 'PUT', ...init })).status;

test('everything but the store of one answer is left to the framework', async () => {
  const url = await open();
  expect(await statusOf(`${url}/${id}`, { method: 'GET' })).toBe(418);
  expect(await statusOf(`${url}/${id}?x=1`, { body: '{}', headers: json })).toBe(418);
  expect(await statusOf(`${url}/${id}/more`, { body: '{}', headers: json })).toBe(418);
  expect(await statusOf(`${url}/%36${id.slice(1)}`, { body: '{}', headers: json })).toBe(418);
});

test('a body that is too large is refused, announced or not, and the sender hears it', async () => {
  const url = await open();
  expect(await statusOf(`${url}/${id}`, { body: 'x'.repeat(20_000), headers: json })).toBe(413);
  const unannounced = new Blob(['x'.repeat(20_000)]).stream();
  const init = { body: unannounced, headers: json, duplex: 'half' } as RequestInit;
  expect(await statusOf(`${url}/${id}`, init)).toBe(413);
});

test('what is no JSON, or comes from a page of another site, is refused before the database is asked', async () => {
  const url = await open();
  expect(await statusOf(`${url}/${id}`, { body: '{', headers: json })).toBe(400);
  expect(await statusOf(`${url}/${id}`, { body: '{}', headers: { 'content-type': 'text/plain' } })).toBe(415);
  expect(
    await statusOf(`${url}/${id}`, { body: '{}', headers: { ...json, origin: 'https://elsewhere.example' } })
  ).toBe(403);
  expect(await statusOf(`${url}/${id}`, { body: '{}', headers: { ...json, origin: 'null' } })).toBe(403);
  expect(await statusOf(`${url}/nomor-satu`, { body: '{}', headers: { ...json, origin: new URL(url).origin } })).toBe(
    422
  );
});
