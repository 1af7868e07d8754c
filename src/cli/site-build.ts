import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '#lib/server/operator-error.ts';
import { withProcessLock } from '#lib/server/process-lock.ts';

export const projectRoot = join(import.meta.dirname, '../..');

export const builtHandler = join(projectRoot, 'build/handler.js');

/** What the built site is made of; tests and generated messages are not. */
const sources = ['src/**/*', 'static/**/*', 'drizzle/meta/_journal.json', 'package-lock.json', '*.config.{js,ts}'];
const isNoSource = (path: string) => /\.test\.ts$|[\\/]i18n[\\/]generated([\\/]|$)|project\.inlang/.test(path);

/** A checkout and the program that builds it, whose result goes to the folder that `BUILD_OUT` names. */
export interface Buildable {
  readonly root: string;
  /** Words after `node`. */
  readonly command: readonly string[];
}

const thisSite: Buildable = {
  root: projectRoot,
  command: [join(projectRoot, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']
};

/** True when the build is missing or older than a source. */
export function buildIsStale({ root }: Buildable = thisSite): boolean {
  const handler = join(root, 'build/handler.js');
  if (!existsSync(handler)) return true;
  const builtAt = statSync(handler).mtimeMs;
  return globSync(sources, { cwd: root, exclude: isNoSource }).some(
    (path) => !isNoSource(path) && statSync(join(root, path)).mtimeMs > builtAt
  );
}

/**
 * Builds the site when needed; says so, because it takes a while. Of several starts at once one builds and the others wait. The
 * new build takes the old one's place when it is whole; a signal before that ends the program and leaves the old one.
 */
export async function ensureBuild(say: (line: string) => void, site: Buildable = thisSite): Promise<void> {
  if (!buildIsStale(site)) return;
  const workshop = join(site.root, '.svelte-kit');
  mkdirSync(workshop, { recursive: true });
  await withProcessLock({ path: join(workshop, 'build.lock'), doing: 'building the site' }, say, async () => {
    if (!buildIsStale(site)) return;
    say('Building the site (a minute on an office PC) …');
    const [made, old] = [join(workshop, 'build'), join(workshop, 'build-before')];
    await build(site, made);
    rmSync(old, { recursive: true, force: true });
    const place = join(site.root, 'build');
    if (existsSync(place)) renameSync(place, old);
    renameSync(made, place);
    rmSync(old, { recursive: true, force: true });
  });
}

async function build({ root, command }: Buildable, out: string): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, BUILD_OUT: out },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  const stop = (signal: NodeJS.Signals) => {
    child.kill('SIGKILL');
    process.exit(128 + constants.signals[signal]);
  };
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve)
  );
  for (const signal of signals) process.off(signal, stop);
  if (code !== 0) throw new OperatorError(`The site could not be built:\n${output}`);
}
