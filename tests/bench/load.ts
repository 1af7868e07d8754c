import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '#tests/support/command.ts';

export interface LoadOrder {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  /** PUTs survey responses instead of getting the address. */
  readonly submit?: true;
  /** POSTs tracking codes that never were instead of getting the address. */
  readonly wrongCodes?: true;
  /** POSTs look-ups of whistleblowers' codes that never were. */
  readonly wrongLookups?: true;
  /** Requests in all, however many seconds they take. */
  readonly amount?: number;
  readonly accept?: string;
}

export interface LoadResult {
  /** Milliseconds, one a request. */
  readonly latencies: readonly number[];
  readonly statuses: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly errors: number;
}

export interface Loaded extends LoadResult {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds of processor time of the server's process, per request. */
  readonly cpuMs: number;
}

/** Linux counts processor time in hundredths of a second. */
const tickMs = 10;

/** Processor time a process has used, in milliseconds. */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

/**
 * Puts a server under load from a process of its own.
 * @param right the statuses that are no failure
 * @throws Error when any request fails: a fast error is no speed
 */
export async function load(pid: number, order: LoadOrder, right = /^2/): Promise<Loaded> {
  const before = cpuOf(pid);
  const client = join(import.meta.dirname, 'load-client.ts');
  const { output, exitCode } = await runCommand(['node', client, JSON.stringify(order)]);
  if (exitCode !== 0) throw new Error(`The load on ${order.url} ended early:\n${output}`);
  const result = JSON.parse(output) as LoadResult;
  const bad = Object.keys(result.statuses).filter((status) => !right.test(status));
  if (bad.length > 0 || result.errors > 0) {
    throw new Error(`${order.url} answered ${JSON.stringify(result.statuses)} with ${result.errors} errors`);
  }
  const requests = result.latencies.length;
  return { ...result, rate: requests / result.seconds, cpuMs: (cpuOf(pid) - before) / requests };
}
