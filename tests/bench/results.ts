import { ensureFilledRounds, largeRound, smallRound } from './filled-rounds.ts';
import { load } from './load.ts';
import { median, percentile, type Measure } from './measure.ts';
import { alternations, type Benchmark, type Subject } from './subject.ts';

const seconds = 5;
const connections = 2;

/** Reading a quarter's figures must not cost more when more people have answered: the floor is the round with 10,000. */
export const results: Benchmark = async (subject) => {
  await ensureFilledRounds(subject.runtime, (line) => console.error(line));
  return [
    await compare(subject, 'results page p95', '/hasil/pelayanan-publik/', 'text/html'),
    await compare(subject, 'results JSON p95', '/api/v1/results/pelayanan-publik/', 'application/json')
  ];
};

async function compare({ site }: Subject, name: string, path: string, accept: string): Promise<Measure> {
  const p95 = async (period: string, lasting = seconds) => {
    const { latencies } = await load(site.pid, {
      url: `${site.url}${path}${period}`,
      connections,
      seconds: lasting,
      accept
    });
    return percentile(latencies, 95);
  };
  const few: number[] = [];
  const many: number[] = [];
  await p95(smallRound.period, 2);
  await p95(largeRound.period, 2);
  for (let turn = 0; turn < alternations; turn += 1) {
    few.push(await p95(smallRound.period));
    many.push(await p95(largeRound.period));
  }
  return { name, value: median(many), unit: 'ms', floor: median(few), bound: { atMost: 1.3 } };
}
