import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** Runs a program whose main function is the given expression. */
function run(main: string): { status: number | null; stdout: string; stderr: string } {
  const program = `
    import { runCommand } from './src/cli/run-command.ts';
    import { ConfigurationError } from './src/lib/server/config.ts';
    import { notFound } from './src/lib/domain/errors.ts';
    await runCommand(${main});`;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
}

describe('runCommand', () => {
  it('ends with 0 when the program succeeds', () => {
    expect(run(`async () => { console.log('done'); }`)).toMatchObject({ status: 0, stdout: 'done\n', stderr: '' });
  });

  it('prints one line and ends with 1 for what the operator can mend', () => {
    const { status, stderr } = run(`async () => { throw new ConfigurationError('PORT "x" is not a whole number.'); }`);
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'PORT "x" is not a whole number.\n' });
  });

  it('prints one line and ends with 1 for a refusal by a rule', () => {
    const { status, stderr } = run(`async () => { throw notFound('Survei tidak ditemukan.'); }`);
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'Survei tidak ditemukan.\n' });
  });

  it('prints the stack of an error nobody foresaw, and ends with 1', () => {
    const { status, stderr } = run(`async () => { throw new TypeError('unforeseen'); }`);
    expect(status).toBe(1);
    expect(stderr).toMatch(/TypeError: unforeseen\n\s+at /);
  });
});
