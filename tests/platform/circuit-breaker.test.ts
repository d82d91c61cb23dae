import { beforeEach, expect, test } from 'vitest';
import { type CircuitBreaker, createCircuitBreaker } from '../../src/platform/circuit-breaker.ts';

let now: number;
let breaker: CircuitBreaker;

beforeEach(() => {
  now = 0;
  breaker = createCircuitBreaker({ now: () => new Date(now) }, { failures: 5, pauseMs: 30_000 });
});

const fail = (times: number) => Array.from({ length: times }, () => breaker.failed(false));

test('five failures in a row open the circuit, four do not', () => {
  fail(4);
  expect(breaker.admits()).toBe(true);
  fail(1);
  expect(breaker.admits()).toBe(false);
});

test('a success resets the count', () => {
  fail(4);
  breaker.succeeded();
  fail(4);
  expect(breaker.admits()).toBe(true);
});

test('a final failure opens the circuit at once', () => {
  breaker.failed(true);
  expect(breaker.admits()).toBe(false);
});

test('after the pause one trial call is admitted, and the others wait', () => {
  fail(5);
  now = 29_999;
  expect(breaker.admits()).toBe(false);
  now = 30_000;
  expect(breaker.admits()).toBe(true);
  expect(breaker.admits()).toBe(false);
  breaker.succeeded();
  expect(breaker.admits()).toBe(true);
});

test('a failed trial keeps the circuit open for another pause', () => {
  fail(5);
  now = 30_000;
  breaker.admits();
  fail(1);
  now = 59_999;
  expect(breaker.admits()).toBe(false);
  now = 60_000;
  expect(breaker.admits()).toBe(true);
});
