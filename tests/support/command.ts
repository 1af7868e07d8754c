import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '../..');

export interface CommandResult {
  readonly exitCode: number;
  /** Standard output and standard error as they came. */
  readonly output: string;
}

/** Environment of what a test run starts: the project's own programs first, no colours, nothing asked of a person. */
export function plainEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _forced, ...given } = process.env;
  const path = [join(projectRoot, 'node_modules/.bin'), given.PATH].join(delimiter);
  return { ...given, PATH: path, NO_COLOR: '1', CI: given.CI ?? '1', ...more };
}

/** Runs a program in the project's folder without input; never rejects for a failing one. */
export function runCommand(
  [program = '', ...args]: readonly string[],
  { env = {}, echo = false }: { env?: NodeJS.ProcessEnv; echo?: boolean } = {}
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: projectRoot,
      env: plainEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe']
    });
    let output = '';
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      if (echo) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', (problem) => resolve({ exitCode: 1, output: `${output}${problem.message}\n` }));
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}
