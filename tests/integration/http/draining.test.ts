import http from 'node:http';
import net from 'node:net';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RequestHandler } from '#lib/server/http/listener.ts';
import { exchange } from './exchange.ts';
import { listening } from './listening.ts';

/** A handler whose answers wait until they are let go. */
function gate() {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const { promise: entered, resolve: enter } = Promise.withResolvers<void>();
  const handler: RequestHandler = async (_request, response) => {
    enter();
    await opened;
    response.end('finished');
  };
  return { handler, entered, open };
}

function keepAlive(): http.Agent {
  const agent = new http.Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  return agent;
}

describe('closing the listeners', () => {
  it('lets a slow request finish, ends its connection and accepts no new one', async () => {
    const { handler, entered, open } = gate();
    const { port, close } = await listening({ handler });
    const slow = exchange({ port, agent: keepAlive() });
    await entered;
    const closed = close();

    await expect(exchange({ port })).rejects.toThrow(/ECONNREFUSED/);
    open();
    const answer = await slow;
    expect(answer).toMatchObject({ status: 200, body: 'finished' });
    expect(answer.headers.connection).toBe('close');
    await closed;
  });

  it('ends a connection that already receives its answer, as soon as that is complete', async () => {
    const { promise: more, resolve: letMore } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { port, close } = await listening({
      handler: async (_request, response) => {
        response.write('first, ');
        begin();
        await more;
        response.end('last');
      }
    });
    const answer = exchange({ port, agent: keepAlive() });
    await begun;
    const started = performance.now();
    const closed = close();
    letMore();
    expect((await answer).body).toBe('first, last');
    await closed;
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('does not wait for connections that are idle or were never used', async () => {
    const { port, close } = await listening();
    await exchange({ port, agent: keepAlive() });
    const unused = net.connect(port, '127.0.0.1');
    await once(unused, 'connect');
    const ended = once(unused, 'close');

    const started = performance.now();
    await close();
    await ended;
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('cuts what is left after the grace period and says how many', async () => {
    const { handler, entered } = gate();
    const { port, close, lines } = await listening({ handler });
    const stuck = exchange({ port });
    const cut = expect(stuck).rejects.toThrow(/socket hang up|ECONNRESET/);
    await entered;
    await close(100);
    await cut;
    expect(lines).toEqual([{ level: 'warn', fields: { requests: 1 } }]);
  });

  it('may be asked twice', async () => {
    const { handler, entered, open } = gate();
    const { port, close } = await listening({ handler });
    const slow = exchange({ port });
    await entered;
    const both = Promise.all([close(), close()]);
    await wait(20);
    open();
    expect((await slow).body).toBe('finished');
    await both;
  });
});
