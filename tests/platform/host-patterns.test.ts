import { describe, expect, test } from 'vitest';
import { isHostPattern, matchesHostPattern } from '../../src/platform/host-patterns.ts';
import { readPushServices } from '../../src/platform/push-services-setting.ts';

test.each(['push.example.com', '*.push.example.com', '*.example.com', 'xn--9d0b.example'])(
  '%s is a host pattern',
  (text) => expect(isHostPattern(text)).toBe(true),
);

test.each([
  '*',
  '*.com',
  'com',
  '',
  '.example.com',
  'push.*.example.com',
  '*.*.example.com',
  'push.example.com:443',
  'https://push.example.com',
  'push.example.com/',
  '127.0.0.1',
  '*.0.0.1',
  '[::1]',
  'push_example.com',
  '-push.example.com',
  'push.example.com.',
  `${'a'.repeat(64)}.example.com`,
])('%j is no host pattern', (text) => expect(isHostPattern(text)).toBe(false));

test('a wildcard covers what is below a domain, never the domain or one that ends alike', () => {
  const patterns = ['exact.example.com', '*.push.example.net'];
  const hosts = ['exact.example.com', 'a.push.example.net', 'a.b.push.example.net'];
  expect(hosts.every((host) => matchesHostPattern(host, patterns))).toBe(true);
  const others = ['a.exact.example.com', 'push.example.net', '.push.example.net', 'evilpush.example.net', ''];
  expect(others.filter((host) => matchesHostPattern(host, patterns))).toEqual([]);
});

describe('PUSH_SERVICES', () => {
  test('names hosts, and fakes on this machine', () => {
    expect(readPushServices(' Push.Example.com , *.push.example.net,http://127.0.0.1:4000,')).toEqual({
      hosts: ['push.example.com', '*.push.example.net'],
      loopbackOrigins: ['http://127.0.0.1:4000'],
    });
  });

  test.each(['https://push.example.com', '10.0.0.1', '*.com', 'http://10.0.0.1:80', 'http://localhost:80'])(
    '%s is refused',
    (text) => expect(() => readPushServices(text)).toThrow(`"${text}" is no host`),
  );
});
