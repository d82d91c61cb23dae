import { isIPv6 } from 'node:net';

/**
 * The block of addresses that one household or one server usually holds: an IPv4 address itself, or
 * the /64 of an IPv6 address. Limits and the security log name this block, never a full IPv6
 * address.
 */
export function addressBlock(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.split('%', 1)[0]?.split('::') ?? [];
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const groups = plain.includes('::')
    ? [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
    : left;
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}

/** How many times the uses of one block the wider block has. */
export const widerBlockFactor = 10;

/**
 * Returns the /48 that holds a /64 block of {@link addressBlock}: one customer often holds a whole
 * /48 or /56. Returns null for an IPv4 address and for any other key.
 */
export function widerBlock(key: string): string | null {
  const network = /^([\da-f]{1,4}:[\da-f]{1,4}:[\da-f]{1,4}):[\da-f]{1,4}::\/64$/.exec(key)?.[1];
  return network === undefined ? null : `${network}::/48`;
}
