import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Agent, IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** One request to this machine; with `ca` over TLS, verified for `servername` or the address. */
export function exchange(options: {
  port: number;
  path?: string;
  headers?: OutgoingHttpHeaders;
  ca?: string;
  servername?: string;
  agent?: Agent;
}): Promise<Answer> {
  const { request } = options.ca === undefined ? http : https;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', agent: false, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

/** Sends bytes as they are and returns what comes back until the server ends the connection. */
export function sendBytes(port: number, bytes: string | Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
