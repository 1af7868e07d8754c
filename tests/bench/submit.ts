import { load, type Loaded } from './load.ts';
import { median, percentile } from './measure.ts';
import { alternations, type Benchmark } from './subject.ts';

const seconds = 6;
const connections = 8;

const p99 = (runs: readonly Loaded[]) => median(runs.map(({ latencies }) => percentile(latencies, 99)));
const rate = (runs: readonly Loaded[]) => median(runs.map((run) => run.rate));
const cpu = (runs: readonly Loaded[]) => median(runs.map(({ cpuMs }) => cpuMs));

/** Storing answers, each once: against the bare insert. */
export const submit: Benchmark = async ({ site, floor }) => {
  const product: Loaded[] = [];
  const bare: Loaded[] = [];
  // The first second of each is the compiler's.
  for (const target of [floor, site]) {
    await load(target.pid, { url: target.url, connections, seconds: 2, submit: true });
  }
  for (let turn = 0; turn < alternations; turn += 1) {
    bare.push(await load(floor.pid, { url: floor.url, connections, seconds, submit: true }));
    product.push(await load(site.pid, { url: site.url, connections, seconds, submit: true }));
  }
  return [
    { name: 'submit', value: rate(product), unit: '/s', floor: rate(bare), bound: { atLeast: 0.5 } },
    { name: 'submit p99', value: p99(product), unit: 'ms', floor: p99(bare), bound: { atMost: 3 } },
    { name: 'submit CPU', value: cpu(product), unit: 'ms', floor: cpu(bare) }
  ];
};
