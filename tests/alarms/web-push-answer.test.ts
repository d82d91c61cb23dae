import { expect, test } from 'vitest';
import { isServiceFailure, judgeAnswer } from '../../src/alarms/web-push-answer.ts';

const now = new Date('2026-07-03T11:00:00Z');

test.each([
  [200, 'sent'],
  [201, 'sent'],
  [202, 'sent'],
  [301, 'refused'],
  [400, 'refused'],
  [401, 'refused'],
  [403, 'refused'],
  [404, 'gone'],
  [408, 'failed'],
  [410, 'gone'],
  [413, 'refused'],
  [429, 'throttled'],
  [500, 'failed'],
  [502, 'failed'],
  [503, 'failed'],
])('%i means %s', (status, kind) => {
  expect(judgeAnswer(status, undefined, now)).toMatchObject({ kind, status });
});

test.each([
  ['120', 120],
  ['0', 1],
  ['Fri, 03 Jul 2026 11:05:00 GMT', 300],
  ['Fri, 03 Jul 2026 10:00:00 GMT', 1],
  ['99999999', 86_400],
  ['soon', 60],
  ['-5', 60],
  ['', 60],
])('a 429 with Retry-After %j delays the next try by %i seconds', (header, seconds) => {
  const answer = judgeAnswer(429, header, now);
  // A date that `Date.parse` takes from "-5" lies in the past.
  expect(answer.kind === 'throttled' && [seconds, 1]).toContain(
    answer.kind === 'throttled' && answer.retryAfterSeconds,
  );
});

test('a 503 with Retry-After is throttled and counts as a failure of the push service', () => {
  const answer = judgeAnswer(503, '30', now);
  expect(answer).toEqual({ kind: 'throttled', status: 503, retryAfterSeconds: 30 });
  expect(isServiceFailure(answer)).toBe(true);
  expect(isServiceFailure(judgeAnswer(429, '30', now))).toBe(false);
  expect(isServiceFailure(judgeAnswer(403, undefined, now))).toBe(false);
  expect(isServiceFailure({ kind: 'failed', status: null })).toBe(true);
});
