import { createECDH } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hostOf, isPushEndpoint, pushServiceOf } from '../../src/alarms/push-endpoint.ts';
import { isPushPublicKey, isPushSecret } from '../../src/alarms/push-keys.ts';

test.each([
  ['https://fcm.googleapis.com/fcm/send/abc:APA91b', 'google'],
  ['https://fcm.googleapis.com:443/wp/abc', 'google'],
  ['https://android.googleapis.com/gcm/send/abc', 'google'],
  ['https://updates.push.services.mozilla.com/wpush/v2/abc', 'mozilla'],
  ['https://web.push.apple.com/QGz', 'apple'],
  ['https://wns2-par02p.notify.windows.com/w/?token=BQY%2fF', 'microsoft'],
])('%s is an endpoint of %s', (endpoint, service) => {
  expect(isPushEndpoint(endpoint)).toBe(true);
  expect(pushServiceOf(endpoint)).toBe(service);
});

test.each([
  'https://push.example.com/abc',
  'http://fcm.googleapis.com/abc',
  'https://fcm.googleapis.com:8443/abc',
  'https://fcm.googleapis.com./abc',
  'https://user@fcm.googleapis.com/abc',
  'https://:secret@fcm.googleapis.com/abc',
  'https://fcm.googleapis.com.example.com/abc',
  'https://evil-fcm.googleapis.com/abc',
  'https://notify.windows.com/abc',
  'https://push.apple.com.evil.example/abc',
  'https://evilpush.apple.com/abc',
  'https://example.com/?https://fcm.googleapis.com/abc',
  'https://8.8.8.8/abc',
  'https://[2606:4700:4700::1111]/abc',
  'https://localhost/abc',
  'https://fcm.googleapis.com/a\u0000b',
  'https://fcm.googleapis.com/a\tb',
  'https://fcm.googleapis.com/a b',
  'https://fcm.googleapis.com/\ud800',
  'https://fcm.googleapis.com/\u200b',
  ' https://fcm.googleapis.com/abc',
  `https://fcm.googleapis.com/${'a'.repeat(1_000)}`,
  '',
])('%j is no endpoint of a push service', (endpoint) => {
  expect(isPushEndpoint(endpoint)).toBe(false);
});

test('the setting adds push services', () => {
  const added = { hosts: ['push.example.com', '*.push.example.net'], loopbackOrigins: [] };
  expect(isPushEndpoint('https://push.example.com/a', added)).toBe(true);
  expect(isPushEndpoint('https://eu.push.example.net/a', added)).toBe(true);
  expect(isPushEndpoint('https://push.example.net/a', added)).toBe(false);
  expect(isPushEndpoint('http://push.example.com/a', added)).toBe(false);
  expect(pushServiceOf('https://push.example.com/a')).toBe('other');
});

test('a fake push service on this machine is allowed by its exact origin only', () => {
  const added = { hosts: [], loopbackOrigins: ['http://127.0.0.1:4000'] };
  expect(isPushEndpoint('http://127.0.0.1:4000/push/1', added)).toBe(true);
  expect(isPushEndpoint('http://127.0.0.1:4001/push/1', added)).toBe(false);
  expect(isPushEndpoint('http://127.0.0.1:4000/push/1')).toBe(false);
});

test('a stored text that is no address has no host', () => {
  expect([hostOf('nonsense'), pushServiceOf('nonsense')]).toEqual(['', 'other']);
});

describe('the keys of a subscription', () => {
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const key = browser.getPublicKey('base64url');

  test('are an uncompressed point of P-256 and 16 bytes', () => {
    expect(isPushPublicKey(key)).toBe(true);
    expect(isPushPublicKey(`${key}=`)).toBe(true);
    expect(isPushSecret('A'.repeat(22))).toBe(true);
    expect(isPushSecret(`${'A'.repeat(22)}==`)).toBe(true);
  });

  test.each([
    ['not on the curve', `B${'A'.repeat(86)}`],
    ['compressed', browser.getPublicKey('base64url', 'compressed')],
    ['hybrid', browser.getPublicKey('base64url', 'hybrid')],
    ['empty', ''],
    ['too long', `${key}AAAA`],
    ['with a NUL', `\u0000${key.slice(1)}`],
    ['with a NUL behind it', `${key}\u0000`],
    ['with a letter of no alphabet', `${key.slice(0, 40)}가${key.slice(40)}`],
    ['of base64', Buffer.from(key, 'base64url').toString('base64').replace(/^./, '+')],
  ])('a public key %s is refused', (_what, text) => {
    expect(isPushPublicKey(text)).toBe(false);
  });

  test.each(['', 'A'.repeat(21), 'A'.repeat(24), `${'A'.repeat(21)}\u0000`, 'A'.repeat(100_000)])(
    'a secret of other than 16 bytes is refused',
    (text) => {
      expect(isPushSecret(text)).toBe(false);
    },
  );
});
