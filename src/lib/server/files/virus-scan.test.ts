import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { cleanFile } from './clean-file.ts';
import { virusProblem } from './virus-scan.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Speaks INSTREAM as clamd does and answers by what was sent; tells what arrived. */
async function clamd(answer: (content: Buffer, socket: Socket) => void) {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      received = Buffer.concat([received, data]);
      const content = streamed(received);
      if (content) answer(content, socket);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  stops.push(() => server.close());
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

function streamed(received: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (received.toString('latin1', 0, command.length) !== command) return undefined;
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

const judging = (content: Buffer, socket: Socket) =>
  socket.end(content.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');

test('the scanner sees every byte, and what it finds is refused', async () => {
  const scanner = await clamd(judging);
  const clean = Buffer.alloc(300_000, 'a');
  expect(await virusProblem(scanner, clean)).toBeUndefined();
  expect(await virusProblem(scanner, Buffer.concat([clean, Buffer.from('EICAR')]))).toBe('infected');
  expect(await cleanFile({ name: 'a.txt', bytes: Buffer.from('EICAR') }, scanner)).toEqual({
    ok: false,
    problem: 'infected'
  });
});

test.each<[string, (content: Buffer, socket: Socket) => void]>([
  ['says it failed', (_, socket) => socket.end('INSTREAM size limit exceeded. ERROR\0')],
  ['hangs up', (_, socket) => socket.destroy()],
  ['stays silent', () => undefined]
])('a scanner that %s leaves the file untaken', async (_, answer) => {
  const scanner = await clamd(answer);
  expect(await virusProblem(scanner, Buffer.from('x'), 200)).toBe('unscanned');
});

test('a scanner that is away leaves the file untaken', async () => {
  const scanner = await clamd(judging);
  for (const stop of stops.splice(0)) stop();
  expect(await virusProblem(scanner, Buffer.from('x'), 200)).toBe('unscanned');
});
