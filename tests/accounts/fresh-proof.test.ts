import type { Request, Response } from 'express';
import { describe, expect, test, vi } from 'vitest';
import { recordProof, requireFreshProof } from '../../src/accounts/fresh-proof.ts';

const start = new Date('2026-12-01T10:00:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);

/** Returns where a request goes: on, or to an address. */
async function goesTo(req: object, now: Date, backTo?: string): Promise<string> {
  const next = vi.fn();
  const redirect = vi.fn();
  await requireFreshProof({ clock: { now: () => now } }, backTo)(
    req as Request,
    { redirect, locals: { postponeForm: async () => {} } } as unknown as Response,
    next,
  );
  return next.mock.calls.length > 0 ? 'on' : (redirect.mock.calls[0]?.join(' ') ?? '');
}
const request = (originalUrl = '/settings/email') => ({ originalUrl, session: {} }) as Request;
const proven = () => {
  const req = request();
  recordProof(req, start);
  return req;
};

describe('a page that needs a fresh proof', () => {
  test('opens for ten minutes after the proof', async () => {
    expect(await goesTo(proven(), start)).toBe('on');
    expect(await goesTo(proven(), later(10 * 60_000 - 1))).toBe('on');
  });

  test.each([
    ['ten minutes later', 10 * 60_000],
    ['with a proof of the future', -1],
  ])('asks for a proof %s', async (_case, ms) => {
    expect(await goesTo(proven(), later(ms))).toBe('303 /settings/proof?back=%2Fsettings%2Femail');
  });

  test('asks for a proof in a session of an earlier version, and leads back with the query', async () => {
    expect(await goesTo(request('/settings/email?a=1&b=2'), start)).toBe(
      '303 /settings/proof?back=%2Fsettings%2Femail%3Fa%3D1%26b%3D2',
    );
  });

  test('leads a form without a page of its own to the page it names', async () => {
    expect(await goesTo(request('/settings/passkeys/3/remove'), start, '/settings/passkeys')).toBe(
      '303 /settings/proof?back=%2Fsettings%2Fpasskeys',
    );
  });
});
