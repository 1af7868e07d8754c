import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '#tests/support/command.ts';
import { startDebianPostgres } from '#tests/support/debian-postgres.ts';
import { countFrom, type Count } from '#tests/support/test-report.ts';

/**
 * Every check and every test (`npm test`). A failed step shows its output and the others run all the same.
 * With `--debian` only the integration tests, all of them, on Debian's PostgreSQL 15 (`npm run test:debian`).
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

/**
 * What `npm test` asks of the oldest PostgreSQL: schema, migrations and copies, the job queue, an answer or complaint stored exactly once,
 * the figures and lists that SQL makes, and all of whistleblowing with its roles, rights and quiet log.
 */
const onTheOldest = ['audit', 'backup', 'jobs', 'statistics', 'whistleblowing']
  .map((area) => `tests/integration/${area}/`)
  .concat(
    ['surveys/submit-response', 'complaints/submit-complaint', 'complaints/inbox', 'complaints/public-list'].map(
      (name) => `tests/integration/${name}.test.ts`
    )
  );

async function vitest(project: string, env: NodeJS.ProcessEnv = {}, files: readonly string[] = []): Promise<Outcome> {
  const report = join(reports, `${project}-${process.hrtime.bigint()}.json`);
  const { exitCode, output } = await runCommand(
    ['vitest', 'run', '--config', 'tests/vitest.config.ts', '--project', project].concat(
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...files
    ),
    { env }
  );
  return { ...countFrom(report, exitCode), output };
}

async function onDebianPostgres(files: readonly string[] = []): Promise<Outcome> {
  const server = await startDebianPostgres((line) => console.log(`  ${line}`));
  if (typeof server === 'string') return { passed: 0, failed: 0, output: '', skipped: server };
  try {
    return await vitest('integration', { TEST_DATABASE_URL: server.url }, files);
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

/** Lanes of a stage run side by side, the steps of a lane in order. */
type Stage = readonly (readonly Step[])[];

const alone = (step: Step): Stage => [[step]];

const allTests = { name: "all integration tests on Debian's PostgreSQL 15", run: () => onDebianPostgres() };

const everything: readonly Stage[] = [
  // Once for all: two steps that write generated files at a time would read each other's halves.
  alone(check('generated files', ['npm', 'run', '--silent', 'sync'])),
  // The linter keeps one core busy as long as the others take together.
  [
    [check('lint', ['npm', 'run', '--silent', 'lint:synced'])],
    [
      check('format', ['npm', 'run', '--silent', 'format:check']),
      check('types', ['npm', 'run', '--silent', 'check:synced']),
      check('layers', ['npm', 'run', '--silent', 'layers'])
    ]
  ],
  alone({ name: 'unit tests', run: () => vitest('unit') }),
  alone({ name: 'HTTP and file tests', run: () => vitest('plain') }),
  alone({ name: 'tests on the embedded PostgreSQL', run: () => vitest('integration') }),
  alone({ name: "tests on Debian's PostgreSQL 15", run: () => onDebianPostgres(onTheOldest) }),
  alone({ name: 'life of the embedded PostgreSQL', run: () => vitest('embedded') }),
  alone(check('build', ['npm', 'run', '--silent', 'build'])),
  alone({ name: 'browser journeys and accessibility', run: browser })
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
const bad: string[] = [];
async function runLane(lane: readonly Step[]): Promise<void> {
  for (const step of lane) {
    const outcome = await runStep(step);
    outcomes.push(outcome);
    if (outcome.failed > 0) bad.push(step.name);
  }
}
for (const stage of process.argv.includes('--debian') ? [alone(allTests)] : everything)
  await Promise.all(stage.map(runLane));
rmSync(reports, { recursive: true, force: true });

const failed = sumOf(outcomes, 'failed');
if (bad.length > 0) console.log(`\nFailed: ${bad.join(', ')}`);
console.log(`Total time: ${seconds(begun)}`);
console.log(`${sumOf(outcomes, 'passed')} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
