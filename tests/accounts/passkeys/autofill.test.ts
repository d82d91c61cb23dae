import { afterEach, expect, test, vi } from 'vitest';
import { offerAutofill } from '../../../public/js/passkeys/autofill.js';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('an open log-in page asks for a new challenge before the last one expires, whenever its timers fire', async () => {
  vi.useFakeTimers();
  // Each reading of the clock is a little less late than the one before.
  let latenessMs = 8;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    latenessMs /= 2;
    return Date.now() + latenessMs;
  });
  const askedAt: number[] = [];
  vi.stubGlobal('fetch', async () => {
    askedAt.push(Date.now());
    return Response.json({});
  });
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  vi.stubGlobal('HTMLInputElement', class {});
  vi.stubGlobal('SimpleWebAuthnBrowser', {
    browserSupportsWebAuthnAutofill: async () => true,
    // Nobody chooses a passkey.
    startAuthentication: () => new Promise(() => {}),
  });
  const form = { querySelector: () => null };
  void offerAutofill(form as never, '/login/passkey/options', () => {});
  await vi.advanceTimersByTimeAsync(30 * 60_000);
  const waits = askedAt.slice(1).map((at, index) => at - (askedAt[index] ?? 0));
  expect(waits.length).toBeGreaterThan(4);
  expect(Math.max(...waits)).toBeLessThan(5 * 60_000);
});
