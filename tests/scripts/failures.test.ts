import { expect, test } from 'vitest';
import { describeUnhandled, listFailures, testReport } from '../../scripts/stack/failures.ts';

test('each failed test is a line with its file and the first line of the reason', () => {
  const { testResults } = testReport.parse({
    numPassedTests: 1,
    testResults: [
      {
        name: '/home/us/main/tests/chat/room.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'a room opens', status: 'passed', failureMessages: [] },
          {
            fullName: 'a room closes',
            status: 'failed',
            failureMessages: ['\u001B[31mAssertionError: expected 1 to be 2\u001B[39m\n    at here'],
          },
        ],
      },
      {
        name: '/home/us/main/tests/books/broken.test.ts',
        status: 'failed',
        message: 'SyntaxError: no\nmore',
        assertionResults: [],
      },
      { name: '/home/us/main/tests/books/fine.test.ts', status: 'passed', assertionResults: [] },
    ],
  });
  expect(listFailures(testResults, '/home/us/main')).toEqual([
    'tests/chat/room.test.ts › a room closes: AssertionError: expected 1 to be 2',
    'tests/books/broken.test.ts: SyntaxError: no',
  ]);
});

test('an error outside of tests is a line with the running test and its source', () => {
  const error = {
    name: 'TypeError',
    message: 'no socket\nmore',
    stack: 'TypeError: no socket\n    at emit (node:events:1:1)\n    at push (/home/us/main/src/push.ts:3:7)',
    VITEST_TEST_PATH: '/home/us/main/tests/chat/room.test.ts',
    VITEST_TEST_NAME: 'a room closes',
  };
  expect(describeUnhandled(error, '/home/us/main')).toBe(
    'tests/chat/room.test.ts › a room closes: unhandled TypeError: no socket at push (/home/us/main/src/push.ts:3:7)',
  );
  expect(describeUnhandled({ message: 'Worker exited unexpectedly' }, '/home/us/main')).toBe(
    'outside a file: unhandled Error: Worker exited unexpectedly',
  );
});
