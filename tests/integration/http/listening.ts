import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createListeners } from '#lib/server/http/listener.ts';
import type { ListenerCertificate, Listeners, RequestHandler } from '#lib/server/http/listener.ts';

/** Answers with the headers the request arrived with, as JSON. */
export const echo: RequestHandler = (request, response) => {
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify(request.headers));
};

export interface LogLine {
  level: 'warn' | 'error';
  fields: unknown;
}

/** Listeners on free ports of this machine, closed at the end of the test. */
export async function listening(
  options: { handler?: RequestHandler; trustProxy?: boolean; tls?: ListenerCertificate } = {}
): Promise<Listeners & { lines: LogLine[]; ofReporters: unknown[] }> {
  const [lines, ofReporters]: [LogLine[], unknown[]] = [[], []];
  const listeners = await createListeners({
    handler: options.handler ?? echo,
    config: { host: '127.0.0.1', port: 0, tlsPort: 0, trustProxy: options.trustProxy ?? false },
    tls: options.tls,
    log: {
      warn: (fields: unknown) => lines.push({ level: 'warn', fields }),
      error: (fields: unknown) => lines.push({ level: 'error', fields })
    },
    reporterFailures: { note: (failure) => void ofReporters.push(failure) }
  });
  onTestFinished(() => listeners.close(0));
  return { ...listeners, lines, ofReporters };
}

/** A folder of its own, removed at the end of the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'suara-tls-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
