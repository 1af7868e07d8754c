import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one of the command-line programs as a person would, and waits for its end. */
export async function runCli(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>
): Promise<CliResult> {
  const script = join(import.meta.dirname, '../../src/cli', `${program}.ts`);
  const child = spawn(process.execPath, [script, ...words], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
