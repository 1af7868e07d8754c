import { parsePeriod } from '#lib/domain/calendar/period.ts';
import { exportQuarter } from '#lib/server/exports/export-quarter.ts';
import { ensureFilledRounds, smallRound } from './filled-rounds.ts';
import { median } from './measure.ts';
import type { Benchmark } from './subject.ts';

const turns = 3;

/** The workbook of a quarter with 10,000 responses, from the question to the last byte. */
export const workbook: Benchmark = async ({ runtime }) => {
  await ensureFilledRounds(runtime, (line) => console.error(line));
  const period = parsePeriod(smallRound.period);
  if (!period) throw new Error(`${smallRound.period} is no quarter`);
  const actor = { kind: 'program', name: 'cli' } as const;
  const times: number[] = [];
  let bytes = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    const begun = performance.now();
    const file = await exportQuarter(runtime, actor, { slug: 'pelayanan-publik', period, form: 'xlsx', all: false });
    for await (const _piece of file.content);
    times.push((performance.now() - begun) / 1000);
    bytes = file.bytes;
  }
  return [
    { name: 'workbook of 10,000 responses', value: median(times), unit: 's', bound: { atMost: 2 } },
    { name: 'its size', value: bytes / 1e6, unit: 'MB' }
  ];
};
