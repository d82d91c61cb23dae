import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';
import { describeUnhandled } from './failures.ts';

type RunEnd = Parameters<NonNullable<Reporter['onTestRunEnd']>>;

/**
 * Writes errors outside the tests, which Vitest's JSON report omits, to the file in
 * UNHANDLED_ERRORS_FILE, one line each.
 */
export default class UnhandledErrorsReporter implements Reporter {
  onTestRunEnd(_modules: RunEnd[0], errors: RunEnd[1]) {
    const lines = errors.map((error) => describeUnhandled(error, process.cwd()));
    writeFileSync(String(process.env.UNHANDLED_ERRORS_FILE), JSON.stringify(lines));
  }
}
