import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import tls from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createListeners } from '#lib/server/http/listener.ts';
import { rejectionLog } from '#lib/server/http/reporter-request.ts';
import { makeLocalCertificate } from '#lib/server/tls/local-certificate.ts';
import { parseCertificateNames } from '#lib/server/tls/names.ts';
import { loadCertificate } from '#lib/server/tls/service.ts';
import { exchange, sendBytes } from './exchange.ts';
import { echo, listening, temporaryFolder } from './listening.ts';

async function localCertificate() {
  const keyFile = join(await temporaryFolder(), 'secret.key');
  const names = parseCertificateNames(['suara.local', '192.168.1.10']);
  const { files } = await makeLocalCertificate({ keyFile, names, now: new Date(), newAuthority: false });
  const certificate = await loadCertificate({ tls: undefined, keyFile });
  if (!certificate) throw new Error('There is no certificate.');
  return { certificate, ca: await readFile(files.authorityCert, 'utf8') };
}

const headersSeen = (body: string) => JSON.parse(body) as Record<string, string>;

describe('protocol, host and client address', () => {
  it('come from the socket, over HTTP and HTTPS at once', async () => {
    const { certificate, ca } = await localCertificate();
    const { port, tlsPort = 0 } = await listening({ tls: certificate });

    const plain = headersSeen((await exchange({ port })).body);
    expect(plain).toMatchObject({
      'x-suara-protocol': 'http',
      'x-suara-host': `127.0.0.1:${port}`,
      'x-suara-address': '127.0.0.1',
      'x-suara-secure-port': String(tlsPort)
    });
    const secure = headersSeen((await exchange({ port: tlsPort, ca })).body);
    expect(secure).toMatchObject({ 'x-suara-protocol': 'https', 'x-suara-host': `127.0.0.1:${tlsPort}` });
  });

  it('cannot be forged by internal headers', async () => {
    const { port } = await listening();
    const headers = {
      'X-Suara-Protocol': 'https',
      'X-Suara-Host': 'bank.example',
      'X-Suara-Address': '10.9.9.9',
      'X-Suara-Secure-Port': '1',
      'X-Suara-Other': 'x'
    };
    const seen = headersSeen((await exchange({ port, headers })).body);
    expect(seen).toMatchObject({ 'x-suara-protocol': 'http', 'x-suara-host': `127.0.0.1:${port}` });
    expect(seen['x-suara-address']).toBe('127.0.0.1');
    expect(seen).not.toHaveProperty('x-suara-secure-port');
    expect(seen).not.toHaveProperty('x-suara-other');
  });

  const forwarded = {
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': 'suara.kantor.example',
    'X-Forwarded-For': '10.9.9.9, 203.0.113.7'
  };

  it('ignore and hide X-Forwarded headers without a trusted proxy', async () => {
    const { port } = await listening();
    const seen = headersSeen((await exchange({ port, headers: forwarded })).body);
    expect(seen).toMatchObject({ 'x-suara-protocol': 'http', 'x-suara-address': '127.0.0.1' });
    expect(Object.keys(seen).filter((name) => name.startsWith('x-forwarded'))).toEqual([]);
  });

  it('follow the trusted proxy, and of a list only what it wrote itself', async () => {
    const { port } = await listening({ trustProxy: true });
    const seen = headersSeen((await exchange({ port, headers: forwarded })).body);
    expect(seen).toMatchObject({
      'x-suara-protocol': 'https',
      'x-suara-host': 'suara.kantor.example',
      'x-suara-address': '203.0.113.7'
    });
  });

  it('fall back to the socket when the trusted proxy says nothing or nonsense', async () => {
    const { port } = await listening({ trustProxy: true });
    const seen = headersSeen((await exchange({ port, headers: { 'X-Forwarded-Proto': 'gopher' } })).body);
    expect(seen).toMatchObject({ 'x-suara-protocol': 'http', 'x-suara-address': '127.0.0.1' });
  });
});

describe('headers of every answer', () => {
  it('let the worker that holds keys reach nothing, and nothing else compile WebAssembly', async () => {
    const { port } = await listening({ handler: (_request, response) => response.end() });
    const policyOf = async (path: string) => (await exchange({ port, path })).headers['content-security-policy'];
    const worker = '/_app/immutable/workers/key-worker-B3xhHmSt.js';
    expect(await policyOf(worker)).toBe("default-src 'none'; script-src 'wasm-unsafe-eval'");
    for (const path of [`${worker}?x`, `/x${worker}`, '/_app/immutable/workers/other-B3xhHmSt.js', '/'])
      expect(await policyOf(path)).not.toContain('wasm');
  });

  it('are there before the handler, which may replace them', async () => {
    const { port } = await listening({
      handler: (_request, response) => response.setHeader('Referrer-Policy', 'no-referrer').end()
    });
    const { headers } = await exchange({ port });
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  it('bind a host to HTTPS only at its default port and under a public certificate', async () => {
    const { certificate, ca } = await localCertificate();
    const local = await listening({ tls: certificate });
    const known = await listening({ tls: { ...certificate, localAuthority: false } });
    const at = async (port = 0, host: string) =>
      (await exchange({ port, ca, headers: { host } })).headers['strict-transport-security'];

    expect(await at(known.tlsPort, 'suara.local')).toBe('max-age=31536000');
    expect(await at(known.tlsPort, 'suara.local:3443')).toBeUndefined();
    expect(await at(local.tlsPort, 'suara.local')).toBeUndefined();
    expect((await exchange({ port: known.port })).headers['strict-transport-security']).toBeUndefined();
  });
});

describe('bad requests', () => {
  it.each([
    ['garbage', '\u0016\u0003\u0001\u0002\u0000garbage\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a/b@c\r\n\r\n'],
    ['HTTP/1.0 without a host', 'GET / HTTP/1.0\r\n\r\n'],
    ['a whole address as path', 'GET http://bank.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['a path that begins like a host', 'GET //bank.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['the same with a backslash', 'GET /\\bank.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab']
  ])('with %s get 400 and the server goes on', async (_name, bytes) => {
    const { port } = await listening();
    expect(await sendBytes(port, Buffer.from(bytes, 'latin1'))).toMatch(/^HTTP\/1\.1 400 /);
    expect((await exchange({ port })).status).toBe(200);
  });

  it('with too long headers get 431', async () => {
    const { port } = await listening();
    const bytes = `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await sendBytes(port, bytes)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('in plain HTTP on the HTTPS port end the connection and nothing else', async () => {
    const { certificate, ca } = await localCertificate();
    const { tlsPort = 0 } = await listening({ tls: certificate });
    await sendBytes(tlsPort, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n').catch(() => undefined);
    expect((await exchange({ port: tlsPort, ca })).status).toBe(200);
  });
});

describe('a handler that fails', () => {
  it.each([
    [
      'at once',
      () => {
        throw new Error('broken');
      }
    ],
    ['later', () => Promise.reject(new Error('broken'))]
  ])('%s gives 500 without its words, and a line in the log', async (_name, handler) => {
    const { port, lines } = await listening({ handler });
    const answer = await exchange({ port });
    expect(answer).toMatchObject({ status: 500, body: 'Internal Server Error' });
    expect(lines).toEqual([{ level: 'error', fields: { err: expect.any(Error) as Error } }]);
  });

  it.each(['/wbs/kotak', '/en/wbs', '/%77bs/lapor?x=1', '/masuk/../wbs'])(
    'at %s is a reporter’s: no line, only a count',
    async (path) => {
      const { port, lines, ofReporters } = await listening({ handler: () => Promise.reject(new Error('broken')) });
      expect((await exchange({ port, path })).status).toBe(500);
      expect([lines, ofReporters]).toEqual([[], [expect.any(Error)]]);
    }
  );

  it('after its answer, unseen, gives a line in the log, for a reporter’s request only a count', async () => {
    const [lines, counted]: [unknown[], unknown[]] = [[], []];
    const onRejection = rejectionLog({
      log: { error: (fields: unknown) => void lines.push(fields) },
      reporterFailures: { note: (failure) => void counted.push(failure) }
    });
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', onRejection);
    onTestFinished(() => {
      process.off('unhandledRejection', onRejection);
      for (const other of others) process.on('unhandledRejection', other);
    });
    const { port } = await listening({
      handler: (request, response) => {
        const { url } = request;
        setTimeout(() => void Promise.reject(new Error(url)), 5);
        response.end('ok');
      }
    });
    for (const path of ['/wbs/kotak', '/masuk']) await exchange({ port, path });
    await expect.poll(() => [lines.length, counted.length]).toEqual([1, 1]);
    expect(lines).toEqual([{ err: new Error('/masuk') }]);
    expect(counted).toEqual([new Error('/wbs/kotak')]);
  });

  it('and one that has no answer gives 404', async () => {
    const { port } = await listening({ handler: (_request, _response, next) => next() });
    expect((await exchange({ port })).status).toBe(404);
  });
});

describe('opening the ports', () => {
  const start = (port: number, tlsPort: number, certificate?: Parameters<typeof createListeners>[0]['tls']) =>
    createListeners({
      handler: echo,
      config: { host: '127.0.0.1', port, tlsPort, trustProxy: false },
      tls: certificate,
      log: { warn: () => undefined, error: () => undefined },
      reporterFailures: { note: () => undefined }
    });

  it('says in one line which port is taken and which variable to set', async () => {
    const { port } = await listening();
    await expect(start(port, 0)).rejects.toThrow(`Port ${port} is in use; stop the other program or set PORT.`);
  });

  it('says so when the certificate cannot be used', async () => {
    const broken = { cert: 'none', key: 'none', localAuthority: false };
    await expect(start(0, 0, broken)).rejects.toThrow(/^The HTTPS certificate cannot be used: /);
  });

  it('leaves no port open when one of the two is taken', async () => {
    const { certificate } = await localCertificate();
    const { port: taken } = await listening();
    await expect(start(0, taken, certificate)).rejects.toThrow(/set TLS_PORT/);
    const free = await listening({ tls: certificate });
    await free.close();
    await expect(start(taken, free.tlsPort ?? 0, certificate)).rejects.toThrow(/set PORT/);
    const again = await start(0, free.tlsPort ?? 0, certificate);
    onTestFinished(() => again.close(0));
    expect(again.tlsPort).toBe(free.tlsPort);
  });
});

describe('TLS', () => {
  it('starts at version 1.2 and speaks HTTP/1.1', async () => {
    const { certificate, ca } = await localCertificate();
    const { tlsPort = 0 } = await listening({ tls: certificate });
    const connect = (options: tls.ConnectionOptions) =>
      new Promise<tls.TLSSocket>((resolve, reject) => {
        const socket = tls.connect({ host: '127.0.0.1', port: tlsPort, ca, ...options }, () => {
          socket.end();
          resolve(socket);
        });
        socket.on('error', reject);
      });

    const modern = await connect({ ALPNProtocols: ['h2', 'http/1.1'] });
    expect(modern.alpnProtocol).toBe('http/1.1');
    await expect(connect({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' })).resolves.toBeDefined();
    await expect(
      connect({ minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' })
    ).rejects.toThrow();
  });
});
