import { existsSync, readFileSync } from 'node:fs';

/** Tests, or checks, that passed and failed. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

type VitestReport = { numPassedTests: number; numFailedTests: number };
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number } };

/**
 * Count from the JSON report of a test runner. A runner that wrote none, or that failed without a failed test, is one failure.
 * @param file written by Vitest or Playwright
 */
export function countFrom(file: string, exitCode: number): Count {
  const count = existsSync(file) ? read(file) : { passed: 0, failed: 0 };
  const nothingRan = count.passed + count.failed === 0;
  return count.failed === 0 && (exitCode !== 0 || nothingRan) ? { ...count, failed: 1 } : count;
}

function read(file: string): Count {
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport | PlaywrightReport;
  if (!('stats' in report)) return { passed: report.numPassedTests, failed: report.numFailedTests };
  const { expected, unexpected, flaky } = report.stats;
  // A test that only passes when repeated has failed.
  return { passed: expected, failed: unexpected + flaky };
}
