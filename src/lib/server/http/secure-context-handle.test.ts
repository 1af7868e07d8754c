import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { secureContextHandle } from './secure-context-handle.ts';

/** What the handle answers when the framework sees `url` and the listener saw the rest. */
async function answer(
  url: string,
  seen: { protocol?: string; host?: string; securePort?: string; data?: boolean } = {}
) {
  const headers = new Headers();
  if (seen.protocol) headers.set('x-suara-protocol', seen.protocol);
  if (seen.host) headers.set('x-suara-host', seen.host);
  if (seen.securePort) headers.set('x-suara-secure-port', seen.securePort);
  const event = {
    url: new URL(url),
    request: new Request(url, { headers }),
    isDataRequest: seen.data ?? false
  } as RequestEvent;
  const response = await secureContextHandle({ event, resolve: () => new Response('page') });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

describe('secureContextHandle', () => {
  it.each([
    'http://192.168.1.10:3000/survei',
    'http://localhost:3000/staf',
    'https://192.168.1.10:3443/wbs',
    'http://abc.onion/wbs'
  ])('lets %s through', async (url) => {
    expect(await answer(url)).toMatchObject({ status: 200, body: 'page' });
  });

  it('explains in Indonesian, with the HTTPS address and the way to the certificate', async () => {
    const { status, type, body } = await answer('http://192.168.1.10:3000/staf?a=%22%3E', { securePort: '3443' });
    expect(status).toBe(403);
    expect(type).toBe('text/html; charset=utf-8');
    expect(body).toContain('<html lang="id">');
    expect(body).toContain('Halaman ini perlu HTTPS');
    expect(body).toContain('href="https://192.168.1.10:3443/staf?a=%22%3E"');
    expect(body).toContain('href="/pasang-sertifikat"');
    expect(body).not.toMatch(/style="|<script/);
  });

  it('explains in English under /en, and says so when HTTPS is off', async () => {
    const { status, body } = await answer('http://192.168.1.10:3000/en/wbs');
    expect(status).toBe(403);
    expect(body).toContain('<html lang="en">');
    expect(body).toContain('HTTPS is not switched on');
    expect(body).toContain('href="/en/pasang-sertifikat"');
  });

  it('answers programs with a problem document', async () => {
    const { status, type, body } = await answer('http://192.168.1.10:3000/api/v1/staff/x', { securePort: '3443' });
    expect(status).toBe(403);
    expect(type).toBe('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status: 403, title: 'HTTPS required' });
    expect(body).toContain('https://192.168.1.10:3443/api/v1/staff/x');
  });

  it('tells the router of a page already open in a sentence its error page shows', async () => {
    const { status, body } = await answer('http://192.168.1.10:3000/staf', { securePort: '3443', data: true });
    expect(status).toBe(403);
    expect(JSON.parse(body)).toMatch(/^Halaman ini perlu HTTPS\. .* https:\/\/192\.168\.1\.10:3443\/staf$/);
  });

  it('judges the address the visitor opened, not the configured origin', async () => {
    const behind = { protocol: 'http', host: '192.168.1.10:3000' };
    expect(await answer('https://suara.kantor.example/wbs', behind)).toMatchObject({ status: 403 });
    const proxied = { protocol: 'http', host: 'suara.kantor.example' };
    expect(await answer('https://suara.kantor.example/wbs', proxied)).toMatchObject({ status: 200 });
  });
});
