import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/** The parts of Vitest's JSON report that are used. */
export const testReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

type TestResult = z.infer<typeof testReport>['testResults'][number];

const firstLine = (text: string) => stripVTControlCharacters(text).split('\n', 1)[0]?.slice(0, 300) ?? '';

/**
 * Returns one line for each failed test and each file that could not be loaded: the file, the test,
 * and the first line of the reason.
 */
export function listFailures(results: readonly TestResult[], root: string): string[] {
  return results.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((assertion) => assertion.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : [];
    return failed.map(
      ({ fullName, failureMessages }) => `${file} › ${fullName}: ${firstLine(failureMessages?.[0] ?? '')}`,
    );
  });
}

/**
 * Vitest's report of an error outside the tests: from a timer, an emitter, or a promise that
 * nothing awaited.
 */
const unhandledError = z.object({
  name: z.string().default('Error'),
  message: z.string().default(''),
  stack: z.string().default(''),
  VITEST_TEST_PATH: z.string().optional(),
  VITEST_TEST_NAME: z.string().optional(),
});

/**
 * Returns one line for an error outside the tests: the file and the test that ran at that time, the
 * message, and the first line of this project in its stack.
 */
export function describeUnhandled(error: unknown, root: string): string {
  const { name, message, stack, ...during } = unhandledError.parse(error);
  const file = during.VITEST_TEST_PATH ? relative(root, during.VITEST_TEST_PATH) : 'outside a file';
  const test = during.VITEST_TEST_NAME ? ` › ${during.VITEST_TEST_NAME}` : '';
  const frames = stack.split('\n').filter((line) => line.trim().startsWith('at '));
  const frame = frames.find((line) => !line.includes('node_modules') && !line.includes('node:')) ?? frames[0];
  return `${file}${test}: unhandled ${name}: ${firstLine(message)}${frame ? ` ${frame.trim()}` : ''}`;
}
