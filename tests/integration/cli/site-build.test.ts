import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isAlive } from '#lib/server/db/embedded/process-state.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

let root: string;
const started: ChildProcess[] = [];

beforeEach(() => {
  root = temporaryFolder('suara-build-');
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'src/page.svelte'), '');
  writeFileSync(join(root, 'story'), '');
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

function start(ms: number): ChildProcess {
  const program = join(import.meta.dirname, '../../support/build-program.ts');
  const child = spawn(process.execPath, [program, 'start', root, String(ms)], { stdio: 'inherit' });
  started.push(child);
  return child;
}

const story = () => readFileSync(join(root, 'story'), 'utf8').trim().split('\n').filter(Boolean);
const handler = () => readFileSync(join(root, 'build/handler.js'), 'utf8');
const untilBuilding = () =>
  vi.waitFor(() => expect(story()[0]).toMatch(/^building \d+$/), { timeout: 20_000, interval: 20 });

it('of two starts at once one builds and the other waits for it', async () => {
  const codes = await Promise.all([start(1500), start(1500)].map((child) => once(child, 'exit')));
  expect(codes.map(([code]) => code as unknown)).toEqual([0, 0]);
  expect(story().map((line) => line.replace(/ .*/, ''))).toEqual(['building', 'built', 'served', 'served']);
  expect(handler()).toBe('whole');
});

it('a build takes the place of the old one only when it is whole', async () => {
  mkdirSync(join(root, 'build'));
  writeFileSync(join(root, 'build/handler.js'), 'old');
  utimesSync(join(root, 'build/handler.js'), 0, 0);
  const child = start(1000);
  await untilBuilding();
  expect(handler()).toBe('old');
  await once(child, 'exit');
  expect(handler()).toBe('whole');
});

it.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGHUP', 129]
] as const)('%s while building ends the build and the program at once with %i', async (signal, code) => {
  const child = start(60_000);
  await untilBuilding();
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([code, null]);
  const builder = Number(story()[0]?.split(' ')[1]);
  await vi.waitFor(() => expect(isAlive(builder)).toBe(false), { timeout: 5000, interval: 20 });
  expect(existsSync(join(root, 'build'))).toBe(false);

  await once(start(0), 'exit');
  expect(handler()).toBe('whole');
});
