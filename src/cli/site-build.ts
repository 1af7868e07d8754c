import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '#lib/server/operator-error.ts';

export const projectRoot = join(import.meta.dirname, '../..');

export const builtHandler = join(projectRoot, 'build/handler.js');

/** What the built site is made of; tests and generated messages are not. */
const sources = ['src/**/*', 'static/**/*', 'drizzle/meta/_journal.json', 'package-lock.json', '*.config.{js,ts}'];
const isNoSource = (path: string) => /\.test\.ts$|[\\/]i18n[\\/]generated([\\/]|$)|project\.inlang/.test(path);

/** True when the build is missing or older than a source. */
export function buildIsStale(): boolean {
  if (!existsSync(builtHandler)) return true;
  const builtAt = statSync(builtHandler).mtimeMs;
  return globSync(sources, { cwd: projectRoot, exclude: isNoSource }).some(
    (path) => !isNoSource(path) && statSync(join(projectRoot, path)).mtimeMs > builtAt
  );
}

/** Builds the site when needed; says so, because it takes a while. */
export function ensureBuild(say: (line: string) => void): void {
  if (!buildIsStale()) return;
  say('Building the site (a minute on an office PC) …');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: projectRoot, encoding: 'utf8' }
  );
  if (status !== 0) throw new OperatorError(`The site could not be built:\n${stdout}${stderr}`);
}
