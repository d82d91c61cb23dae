import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';
import { lookUpPublic } from '../../src/alarms/look-up-public.ts';
import { isPublicAddress } from '../../src/alarms/public-address.ts';

// Addresses from IANA's special-purpose registries, one for each range that is easily forgotten.
test.each([
  '0.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '192.88.99.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::10.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:0:10.0.0.1',
  '64:ff9b::10.0.0.1',
  '2002:a00:1::1',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  'not an address',
])('%s is not on the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['8.8.8.8', '192.88.98.1', '::ffff:8.8.8.8', '2606:4700:4700::1111', '3ffe:ffff::1', '2a00::1'])(
  '%s is on the public internet',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test('a name that resolves to a private address is not connected to', async () => {
  const lookUp = (addresses: LookupAddress[]) =>
    new Promise((resolve, reject) =>
      lookUpPublic((_name, _options, done) => done(null, addresses))(
        'push.example.com',
        { all: true },
        (error, found) => (error ? reject(error) : resolve(found)),
      ),
    );
  const inside = { address: '10.0.0.1', family: 4 };
  const outside = { address: '8.8.8.8', family: 4 };
  await expect(lookUp([inside])).rejects.toThrow('not on the public internet');
  expect(await lookUp([inside, outside])).toEqual([outside]);
});
