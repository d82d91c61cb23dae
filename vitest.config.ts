import { defineConfig } from 'vitest/config';

const setupFiles = ['tests/support/fail-on-console.ts'];
/**
 * A worker loads each module once, not once a file: a file leaves no state behind, and what it does
 * not close must not throw after its end.
 */
const isolate = false;
const globalSetup = ['tests/support/test-servers.ts'];
/**
 * Milliseconds that a condition may take to come true: a deadline on a busy machine, not a measure
 * of speed.
 */
const expect = { poll: { timeout: 10_000 } };

// What a test needs is in its name: `*.test.ts` nothing, `*.db.test.ts` PostgreSQL and Redis,
// tests/processes real web and worker processes, tests/e2e a browser.
export default defineConfig({
  test: {
    // One worker a core, also where there are only two and each opens a browser: much of the time a
    // test waits for a server, a page or a process.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.db.test.ts', 'tests/{e2e,engines,faults,processes,stack}/**'],
          setupFiles,
          isolate,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/**/*.db.test.ts', 'tests/{processes,stack}/**/*.test.ts'],
          globalSetup,
          setupFiles,
          isolate,
          expect,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          // Not part of `npm test`: whole sites that are killed, hung and filled up, one after the
          // other (`npm run test:faults`).
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          setupFiles,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          // Not part of `npm test`: needs WebKit and Firefox from Debian's packages
          // (`npm run test:engines`).
          name: 'engines',
          include: ['tests/engines/**/*.test.ts'],
          globalSetup,
          setupFiles,
          expect,
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup,
          setupFiles,
          expect,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
