import { defineConfig } from 'vitest/config';

/**
 * Unit tests stand beside their file. Integration tests need the real PostgreSQL that their setup starts once, except the plain
 * ones, which need only sockets and files, and those of the embedded server, which start their own again and again.
 *
 * Without isolation each worker loads a module of the unit tests once: loading them anew for each file took longer than the tests. A unit
 * test that puts something into the globals takes it out again. Integration tests keep it: one replaces a module.
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
          environment: 'node',
          expect: { requireAssertions: true },
          isolate: false,
          testTimeout: 20_000
        }
      },
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['tests/integration/http/**/*.test.ts'],
          environment: 'node',
          expect: { requireAssertions: true },
          testTimeout: 20_000
        }
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: ['tests/integration/{http,embedded}/**'],
          environment: 'node',
          expect: { requireAssertions: true },
          globalSetup: ['tests/support/integration-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2
        }
      },
      {
        extends: true,
        test: {
          name: 'embedded',
          include: ['tests/integration/embedded/**/*.test.ts'],
          environment: 'node',
          expect: { requireAssertions: true },
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2
        }
      }
    ]
  }
});
