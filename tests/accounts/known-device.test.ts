import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { findKnownDevice, signDeviceCookie } from '../../src/accounts/known-device.ts';

const secrets = ['a secret that only this test knows, 32+'];
const now = new Date('2026-11-28T00:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60 * 1_000);
const of = (accountId: number, epoch = 2) => ({ accountId, epoch });
const cookie = signDeviceCookie(secrets, '', of(7), now);

test('a browser is known to the account that logged in on it, for 180 days', () => {
  expect(findKnownDevice(secrets, cookie, of(7), now)).toMatch(/^[\w-]{22}$/);
  expect(findKnownDevice(secrets, cookie, of(7), later(179))).not.toBeNull();
  expect(findKnownDevice(secrets, cookie, of(7), later(180))).toBeNull();
});

test('it is not known to another account', () => {
  expect(findKnownDevice(secrets, cookie, of(8), now)).toBeNull();
  expect(findKnownDevice(secrets, cookie.replace(/^7/, '8'), of(8), now)).toBeNull();
});

test('it is not known once the account has another session epoch', () => {
  expect(findKnownDevice(secrets, cookie, of(7, 3), now)).toBeNull();
  expect(findKnownDevice(secrets, cookie.replace('7-2.', '7-3.'), of(7, 3), now)).toBeNull();
  expect(findKnownDevice(secrets, cookie.replace('7-2.', '7.'), of(7, 0), now)).toBeNull();
  expect(findKnownDevice(secrets, cookie, null, now)).toBeNull();
});

test('a cookie of an earlier version, without an epoch, counts while the password was never changed', () => {
  const text = `7.${'d'.repeat(22)}.${now.getTime()}`;
  const mac = createHmac('sha256', secrets[0] ?? '')
    .update(`known-device:${text}`)
    .digest('base64url');
  expect(findKnownDevice(secrets, `${text}.${mac}`, of(7, 0), now)).toBe('d'.repeat(22));
  expect(findKnownDevice(secrets, `${text}.${mac}`, of(7, 1), now)).toBeNull();
});

test('a device cookie that was altered, signed by a removed secret or is no cookie at all proves nothing', () => {
  expect(findKnownDevice(['another secret of at least 32 letters'], cookie, of(7), now)).toBeNull();
  for (const other of ['', '~~~', '7.a.b.c', `${cookie.slice(0, -1)}~`, 'x'.repeat(100_000)])
    expect(findKnownDevice(secrets, other, of(7), now)).toBeNull();
});

test('a device cookie signed with an older secret counts while that secret is kept', () => {
  expect(
    findKnownDevice(['a newer secret of at least 32 letters', ...secrets], cookie, of(7), now),
  ).not.toBeNull();
});

test('every log-in gives the device a new id', () => {
  const next = signDeviceCookie(secrets, cookie, of(7), now);
  expect(findKnownDevice(secrets, next, of(7), now)).not.toBe(findKnownDevice(secrets, cookie, of(7), now));
});

test('a shared browser is known to the last three accounts that logged in on it', () => {
  const shared = [8, 9, 10].reduce(
    (held, account) => signDeviceCookie(secrets, held, of(account), now),
    cookie,
  );
  expect([7, 8, 9, 10].map((account) => findKnownDevice(secrets, shared, of(account), now) !== null)).toEqual(
    [false, true, true, true],
  );
  expect(shared.length).toBeLessThan(400);
});
