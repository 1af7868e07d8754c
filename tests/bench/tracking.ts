import { submitComplaint } from '#lib/server/complaints/submit-complaint.ts';
import { newSubmission } from '#tests/support/complaints.ts';
import { load } from './load.ts';
import { percentile } from './measure.ts';
import type { Benchmark } from './subject.ts';

const wrongCodes = 10_000;
/** As many guesses at once as a person with some tools sends; each waits for its answer before the next. */
const connections = 50;
/** Between two looks of an honest person. */
const pauseMs = 20;

/** Somebody tries 10,000 codes as fast as they can; meanwhile people look up theirs. */
export const tracking: Benchmark = async ({ site, runtime }) => {
  const { receipt, code = '' } = await submitComplaint(runtime, newSubmission());
  const url = `${site.url}/pengaduan/lacak?/buka`;

  /** Milliseconds from the question to the whole page. @throws Error when the page is not the case's */
  const lookUp = async () => {
    const begun = performance.now();
    // A browser says where its forms come from; without it nobody writes to a page.
    const headers = { accept: 'text/html', origin: new URL(url).origin };
    const response = await fetch(url, { method: 'POST', headers, body: new URLSearchParams({ code }) });
    const page = await response.text();
    if (!page.includes(receipt.registerNumber)) throw new Error(`An honest look-up got ${response.status}`);
    return performance.now() - begun;
  };

  for (let turn = 0; turn < 20; turn += 1) await lookUp();
  let under = true;
  const order = { url, connections, seconds: 0, amount: wrongCodes, wrongCodes: true } as const;
  const guessing = load(site.pid, order, /^404$/).finally(() => (under = false));
  const honest: number[] = [];
  while (under) {
    honest.push(await lookUp());
    await new Promise((next) => setTimeout(next, pauseMs));
  }
  const guesses = await guessing;
  return [
    { name: 'honest look-up p95', value: percentile(honest, 95), unit: 'ms', bound: { atMost: 200 } },
    { name: 'wrong code', value: guesses.rate, unit: '/s' },
    { name: 'wrong code CPU', value: guesses.cpuMs, unit: 'ms' }
  ];
};
