import { expect, test } from 'vitest';
import { addressBlock, widerBlock } from '../../../src/platform/http/address-block.ts';

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::6', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (address, key) => {
  expect(addressBlock(address)).toBe(key);
});

test('the wider block of an IPv6 block is its /48; IPv4 addresses and other keys have none', () => {
  expect(widerBlock(addressBlock('2001:db8:a:b::1'))).toBe('2001:db8:a::/48');
  expect(widerBlock(addressBlock('::1'))).toBe('0:0:0::/48');
  for (const key of ['203.0.113.7', addressBlock('::ffff:203.0.113.7'), 'account 7', '', 'a:b::/64'])
    expect(widerBlock(key)).toBeNull();
});
