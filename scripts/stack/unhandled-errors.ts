import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';
import { describeUnhandled } from './failures.ts';

type RunEnd = Parameters<NonNullable<Reporter['onTestRunEnd']>>;

/**
 * Writes the errors that belong to no test, which Vitest's JSON report leaves out, a line each, to
 * the file in UNHANDLED_ERRORS_FILE.
 */
export default class UnhandledErrorsReporter implements Reporter {
  onTestRunEnd(_modules: RunEnd[0], errors: RunEnd[1]) {
    const lines = errors.map((error) => describeUnhandled(error, process.cwd()));
    writeFileSync(String(process.env.UNHANDLED_ERRORS_FILE), JSON.stringify(lines));
  }
}
