import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/** What is read of Vitest's JSON report. */
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
 * One line for each test that failed, and for each file that could not be loaded: where, what, and
 * the first line of why.
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
 * What Vitest knows of an error that no test threw: thrown by a timer, an emitter or a promise that
 * nobody waited for.
 */
const unhandledError = z.object({
  name: z.string().default('Error'),
  message: z.string().default(''),
  stack: z.string().default(''),
  VITEST_TEST_PATH: z.string().optional(),
  VITEST_TEST_NAME: z.string().optional(),
});

/**
 * One line for an error that belongs to no test: the file and the test that ran meanwhile, what,
 * and the first place of ours in its stack.
 */
export function describeUnhandled(error: unknown, root: string): string {
  const { name, message, stack, ...during } = unhandledError.parse(error);
  const file = during.VITEST_TEST_PATH ? relative(root, during.VITEST_TEST_PATH) : 'outside a file';
  const test = during.VITEST_TEST_NAME ? ` › ${during.VITEST_TEST_NAME}` : '';
  const frames = stack.split('\n').filter((line) => line.trim().startsWith('at '));
  const frame = frames.find((line) => !line.includes('node_modules') && !line.includes('node:')) ?? frames[0];
  return `${file}${test}: unhandled ${name}: ${firstLine(message)}${frame ? ` ${frame.trim()}` : ''}`;
}
