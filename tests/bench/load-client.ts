import { randomBytes, randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { newTrackingCode } from '#lib/server/tracking/code-hash.ts';
import type { LoadOrder, LoadResult } from './load.ts';

/** A process of its own that sends requests, so that the client's work is not counted as the server's: order in, result out. */
const order = JSON.parse(process.argv[2] ?? '') as LoadOrder;

const answers = ['requirements', 'procedure', 'completion_time', 'cost', 'product', 'staff_competence', 'staff_conduct']
  .concat('facilities', 'complaint_handling')
  .map((key, index) => [key, 2 + (index % 3)] as const);

/** What a phone sends: a different id each time, everything else as usual. */
function submission(): { path: string; body: string } {
  const content = {
    survey: 'pelayanan-publik',
    instrument: 'skm-2017@1',
    channel: 'qr',
    takenAt: new Date().toISOString(),
    answers: Object.fromEntries(answers),
    respondent: { sex: 'female', ageBand: '26_35', education: 'sma', occupation: 'farmer_fisher', disability: 'no' },
    suggestion: 'Kursi di ruang tunggu perlu ditambah.',
    durationMs: 84_000,
    clockOffsetMs: 120
  };
  return { path: `/api/v1/responses/${randomUUID()}`, body: JSON.stringify(content) };
}

/** A code without a typing error, so that it is looked up. */
const wrongCode = () => ({ body: new URLSearchParams({ code: newTrackingCode().code }).toString() });

const wrongLookup = () => ({ body: JSON.stringify({ lookup: randomBytes(32).toString('base64url') }) });

function requestsOf({ url, submit, wrongCodes, wrongLookups, accept = 'text/html' }: LoadOrder): object[] {
  if (submit) {
    const headers = { 'content-type': 'application/json' };
    return [{ method: 'PUT', headers, setupRequest: (request: object) => ({ ...request, ...submission() }) }];
  }
  if (wrongCodes) {
    const { origin } = new URL(url);
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept, origin };
    return [{ method: 'POST', headers, setupRequest: (request: object) => ({ ...request, ...wrongCode() }) }];
  }
  if (wrongLookups) {
    const headers = { 'content-type': 'application/json', origin: new URL(url).origin };
    return [{ method: 'POST', headers, setupRequest: (request: object) => ({ ...request, ...wrongLookup() }) }];
  }
  return [{ method: 'GET', headers: { accept, 'accept-encoding': 'gzip' } }];
}

const { url, connections, seconds, amount } = order;
const requests = requestsOf(order);
const latencies: number[] = [];
const statuses: Record<string, number> = {};
const run = autocannon({ url, connections, duration: seconds, requests, ...(amount !== undefined && { amount }) });
run.on('response', (_client, status, _bytes, milliseconds) => {
  latencies.push(milliseconds);
  statuses[status] = (statuses[status] ?? 0) + 1;
});
const { duration, errors, timeouts } = await run;
const result: LoadResult = { latencies, statuses, seconds: duration, errors: errors + timeouts };
process.stdout.write(JSON.stringify(result));
