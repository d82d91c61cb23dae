import { expect, test } from 'vitest';
import { listFailures, testReport } from '../../scripts/stack/failures.ts';

test('each test that failed is a line with its file and the first line of why', () => {
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
