import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '#tests/support/command.ts';
import { startDebianPostgres } from '#tests/support/debian-postgres.ts';
import { countFrom, type Count } from '#tests/support/test-report.ts';

/**
 * Every check and every test, in order (`npm test`). A failed step shows its output and the next ones run all the same.
 * The last line is `N passed, N failed`: tests, plus one for each check. Exit code 1 when anything failed.
 */
type Outcome = Count & { readonly output: string; readonly skipped?: string };

interface Step {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

const reports = mkdtempSync(join(tmpdir(), 'suara-reports-'));

const check = (name: string, command: readonly string[]): Step => ({
  name,
  run: async () => {
    const { exitCode, output } = await runCommand(command);
    return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, output };
  }
});

async function vitest(project: string, env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const report = join(reports, `${project}-${process.hrtime.bigint()}.json`);
  const { exitCode, output } = await runCommand(
    ['vitest', 'run', '--config', 'tests/vitest.config.ts', '--project', project].concat(
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`
    ),
    { env }
  );
  return { ...countFrom(report, exitCode), output };
}

async function onDebianPostgres(): Promise<Outcome> {
  const server = await startDebianPostgres((line) => console.log(`  ${line}`));
  if (typeof server === 'string') return { passed: 0, failed: 0, output: '', skipped: server };
  try {
    return await vitest('integration', { TEST_DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

async function browser(): Promise<Outcome> {
  const { exitCode, output } = await runCommand(['node', 'tests/e2e/run.ts'], { env: { E2E_REPORTS: reports } });
  const counts = ['journeys', 'a11y'].map((name) => countFrom(join(reports, `${name}.json`), 0));
  const [passed, failed] = [sumOf(counts, 'passed'), sumOf(counts, 'failed')];
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, output };
}

const sumOf = (counts: readonly Count[], part: keyof Count) => counts.reduce((total, count) => total + count[part], 0);

const steps: readonly Step[] = [
  check('format', ['npm', 'run', '--silent', 'format:check']),
  check('lint', ['npm', 'run', '--silent', 'lint']),
  check('types', ['npm', 'run', '--silent', 'check']),
  check('layers', ['npm', 'run', '--silent', 'layers']),
  { name: 'unit tests', run: () => vitest('unit') },
  { name: 'HTTP and file tests', run: () => vitest('plain') },
  { name: 'tests on the embedded PostgreSQL', run: () => vitest('integration') },
  { name: "tests on Debian's PostgreSQL 15", run: onDebianPostgres },
  { name: 'life of the embedded PostgreSQL', run: () => vitest('embedded') },
  check('build', ['npm', 'run', '--silent', 'build']),
  { name: 'browser journeys and accessibility', run: browser }
];

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(0)} s`;

async function runStep({ name, run }: Step): Promise<Outcome> {
  const begun = performance.now();
  const outcome = await run().catch((problem: unknown): Outcome => ({
    passed: 0,
    failed: 1,
    output: problem instanceof Error ? `${problem.stack}` : ''
  }));
  const result = outcome.skipped
    ? `skipped: ${outcome.skipped}`
    : `${outcome.passed} passed, ${outcome.failed} failed (${seconds(begun)})`;
  if (outcome.failed > 0) console.log(outcome.output.trimEnd());
  console.log(`${outcome.failed > 0 ? 'FAILED ' : ''}${name}: ${result}`);
  return outcome;
}

const begun = performance.now();
const outcomes: Outcome[] = [];
for (const step of steps) outcomes.push(await runStep(step));
rmSync(reports, { recursive: true, force: true });

const failed = sumOf(outcomes, 'failed');
const bad = steps.filter((_step, place) => (outcomes[place]?.failed ?? 0) > 0).map(({ name }) => name);
if (bad.length > 0) console.log(`\nFailed: ${bad.join(', ')}`);
console.log(`Total time: ${seconds(begun)}`);
console.log(`${sumOf(outcomes, 'passed')} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
