import { ServerResponse } from 'node:http';
import { startTime } from 'pino-http';
import { expect, test } from 'vitest';
import { requestAgeMs } from '../../../src/platform/http/request-age.ts';

const response = (fields: object) => Object.assign(Object.create(ServerResponse.prototype), fields);

test('the age of a request is the time since its log line began, and never below 0', () => {
  expect(requestAgeMs(response({ [startTime]: 1_000 }), 1_700)).toBe(700);
  expect(requestAgeMs(response({ [startTime]: 1_000 }), 900)).toBe(0);
  expect(requestAgeMs(response({}), 1_700)).toBe(0);
});
