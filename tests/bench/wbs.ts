import { randomBytes } from 'node:crypto';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { TestReport, TestVault } from '#tests/support/whistleblowing.ts';
import { newReport, openVaultWith } from '#tests/support/whistleblowing.ts';
import { load } from './load.ts';
import { median, percentile } from './measure.ts';
import type { Benchmark } from './subject.ts';
import { benchRootSeed } from './wbs-root.ts';

const wrongCodes = 10_000;
/** As many guesses at once as a person with some tools sends. */
const connections = 50;
const reportsInAnHour = 200;
/** Milliseconds between the medians of a code that opens something and of one that does not. */
const timesMayDiffer = 2;
/** Between two looks of an honest person. */
const pauseMs = 20;

/** Whistleblowing under load: nobody's guesses and nobody's flood keep an honest reporter out (issue 4, points 5 and 6). */
export const wbs: Benchmark = async ({ site, runtime }) => {
  const vault = await openVaultWith(runtime, benchRootSeed, officeDateAt(runtime.now()));
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json', origin: site.url };
    const payload = JSON.stringify(body);
    const begun = performance.now();
    const response = await fetch(`${site.url}/wbs/api/${path}`, { method: 'POST', headers, body: payload });
    const text = await response.text();
    return { status: response.status, text, ms: performance.now() - begun };
  };

  const sent = await submitMany(vault, post);
  const honest = sent.reports[0];
  if (!honest) throw new Error('No report was made');
  const look = async () => {
    const { text, ms } = await post('mailbox', { lookup: honest.lookup });
    if (!text.includes(honest.id)) throw new Error('An honest reporter was not let in');
    return ms;
  };
  const quiet: number[] = [];
  for (let turn = 0; turn < 50; turn += 1) quiet.push(await look());

  const told = await timesApart(post, honest.lookup);

  let under = true;
  const order = {
    url: `${site.url}/wbs/api/mailbox`,
    connections,
    seconds: 0,
    amount: wrongCodes,
    wrongLookups: true
  } as const;
  const guessing = load(site.pid, order).finally(() => (under = false));
  const besieged: number[] = [];
  while (under) {
    besieged.push(await look());
    await new Promise((next) => setTimeout(next, pauseMs));
  }
  const guesses = await guessing;
  return [
    { name: 'wbs submit p95', value: percentile(sent.ms, 95), unit: 'ms', bound: { atMost: 200 } },
    { name: 'wbs reports stored of one hour', value: sent.stored, unit: '', bound: { atLeast: reportsInAnHour } },
    { name: 'wbs known code median', value: told.known, unit: 'ms' },
    { name: 'wbs unknown code median', value: told.unknown, unit: 'ms' },
    { name: 'wbs code told by time', value: told.apart, unit: 'ms', bound: { atMost: timesMayDiffer } },
    { name: 'wbs return p95', value: percentile(quiet, 95), unit: 'ms', bound: { atMost: 50 } },
    { name: 'wbs return under guesses p95', value: percentile(besieged, 95), unit: 'ms', bound: { atMost: 200 } },
    { name: 'wbs wrong code', value: guesses.rate, unit: '/s' },
    { name: 'wbs wrong code CPU', value: guesses.cpuMs, unit: 'ms' }
  ];
};

/** Known and unknown codes in turn, so that a neighbour's noise meets both. */
async function timesApart(
  post: (path: string, body: object) => Promise<{ ms: number }>,
  lookup: string
): Promise<{ known: number; unknown: number; apart: number }> {
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  for (let turn = 0; turn < 200; turn += 1) {
    times.known.push((await post('mailbox', { lookup })).ms);
    times.unknown.push((await post('mailbox', { lookup: randomBytes(32).toString('base64url') })).ms);
  }
  const [known, unknown] = [median(times.known), median(times.unknown)];
  return { known, unknown, apart: Math.abs(known - unknown) };
}

/** 200 reports from one address, made before, sent one after the other. */
async function submitMany(
  vault: TestVault,
  post: (path: string, body: object) => Promise<{ status: number; ms: number }>
) {
  const reports: TestReport[] = [];
  for (let turn = 0; turn < reportsInAnHour; turn += 1) {
    reports.push(await newReport(vault, { text: randomBytes(400).toString('hex') }));
  }
  const ms: number[] = [];
  let stored = 0;
  for (const { submission } of reports) {
    const answer = await post('reports', submission);
    if (answer.status === 201) stored += 1;
    ms.push(answer.ms);
  }
  return { reports, ms, stored };
}
