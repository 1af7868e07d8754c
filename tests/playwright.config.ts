import { defineConfig, devices, type Project } from '@playwright/test';
import { chromiumArguments } from './support/chromium.ts';
import { site } from './e2e/site.ts';

/** The journeys a tablet or phone makes over the office's network, where plain HTTP is no secure context. */
const onTheNetwork = (name: string, baseURL: string | undefined): Project[] =>
  baseURL
    ? [
        {
          name,
          testMatch: /(survey|survey-plain|kiosk)\.spec\.ts/,
          grep: /@visitor/,
          use: { baseURL, ignoreHTTPSErrors: true }
        }
      ]
    : [];

/** Run by tests/e2e/run.ts, which starts the site and says where it is. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['line'], ['json']] : [['line']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: site.url,
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    // A step that waits for what never comes says so itself, instead of the whole test at its end.
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: site.chromium, args: chromiumArguments }
  },
  projects: [
    {
      name: 'chromium',
      testIgnore: /(a11y|api|staff-access|hostile-words|wbs-recipients|wbs-desk|wbs-closed)\.spec\.ts/
    },
    // After the journeys: its flood of answers would make theirs part of a burst.
    // With a session of each role, which the journeys cannot have: they begin with the link for the first admin.
    { name: 'api', testMatch: /(api|staff-access|hostile-words)\.spec\.ts/ },
    // Before everything else: there is no key list yet.
    { name: 'closed', testMatch: /wbs-closed\.spec\.ts/ },
    // After the reporters' journeys: its ceremony names other recipients.
    { name: 'recipients', testMatch: /(wbs-recipients|wbs-desk)\.spec\.ts/ },
    ...onTheNetwork('lan-http', site.lanHttp),
    ...onTheNetwork('lan-https', site.lanHttps),
    { name: 'a11y', testMatch: /a11y\.spec\.ts/, fullyParallel: true, timeout: 240_000 }
  ]
});
