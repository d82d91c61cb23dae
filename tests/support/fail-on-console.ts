import { afterEach, beforeEach, expect, vi } from 'vitest';

// An unexpected warning fails the test. A test that expects one replaces this spy with its own.
beforeEach(() => {
  for (const method of ['error', 'warn'] as const) vi.spyOn(console, method);
});

afterEach(() => {
  for (const method of ['error', 'warn'] as const) {
    const spy = vi.mocked(console[method]);
    const calls = vi.isMockFunction(spy) ? spy.mock.calls : [];
    vi.restoreAllMocks();
    expect(calls, `console.${method} was called`).toEqual([]);
  }
});
