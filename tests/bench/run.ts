import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#lib/server/config.ts';
import { openRuntime } from '#lib/server/runtime.ts';
import { startSite } from '#tests/support/running-site.ts';
import { startFloor } from './floor.ts';
import { jsonLine, keepsBound, table, type Measure } from './measure.ts';
import { memory } from './memory.ts';
import { results } from './results.ts';
import type { Benchmark } from './subject.ts';
import { submit } from './submit.ts';
import { surveyPage } from './survey-page.ts';
import { tracking } from './tracking.ts';
import { wbs } from './wbs.ts';
import { benchRootKey } from './wbs-root.ts';
import { workbook } from './workbook.ts';

/**
 * `npm run bench` (all) or `npm run bench -- submit results`: starts a server and a database of its own, prints one JSON line a
 * measure and, on standard error, a table. Exit code 1 when a bound is missed. Linux only: it reads processor time from /proc.
 */
const benchmarks: Readonly<Record<string, Benchmark>> = {
  submit,
  page: surveyPage,
  results,
  workbook,
  tracking,
  wbs,
  memory
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benchmarks);
const unknown = names.find((name) => !(name in benchmarks));
if (unknown) {
  console.error(`There is no benchmark ${unknown}; there are ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(1);
}

/** On a disk, not in memory: an answer counts as stored when the disk has it. */
function diskFolders() {
  const folder = mkdtempSync(join(tmpdir(), 'suara-bench-'));
  chmodSync(folder, 0o711);
  return { DATA_DIR: join(folder, 'data'), KEY_FILE: join(folder, 'keys/bench.key') };
}

const folders = diskFolders();
const variables = { ...folders, WBS_ROOT_KEY: benchRootKey };
const site = await startSite(folders, { HOST: '127.0.0.1', WBS_ROOT_KEY: benchRootKey });
const { runtime, close } = await openRuntime(readConfig(variables), { role: 'command', say: () => undefined });
const floor = await startFloor(runtime.databaseUrl);
const measures: Measure[] = [];
try {
  for (const name of names) {
    console.error(`Measuring ${name} …`);
    for (const measure of (await benchmarks[name]?.({ site, floor, runtime })) ?? []) {
      console.log(jsonLine(measure));
      measures.push(measure);
    }
  }
} finally {
  await floor.stop();
  await close();
  await site.stop();
}
console.error(`\n${table(measures)}`);
process.exitCode = measures.some((measure) => keepsBound(measure) === false) ? 1 : 0;
