import { BlockList, isIP } from 'node:net';

/** Addresses that are not on the public internet (IANA's special-purpose registries). */
const special = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  special.addSubnet(address, bits, 'ipv6');

/** Whether an IP address is one of the public internet. An IPv4 address written as IPv6 is judged as what it is. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && !special.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** Which endpoints may be written to. Tests have one on the loopback. */
export interface EndpointRule {
  readonly protocols: readonly string[];
  readonly isAllowedAddress: (address: string) => boolean;
  /** Push services answer on the usual port. */
  readonly isAnyPortAllowed: boolean;
}

export const publicEndpoints: EndpointRule = {
  protocols: ['https:'],
  isAllowedAddress: isPublicAddress,
  isAnyPortAllowed: false,
};

const longestEndpoint = 1_000;

/**
 * Whether an address that a browser gave may be written to at all: what it says of itself, before its name is looked up. Somebody could give
 * the address of a service in our own network, and have us call it.
 */
export function isPushEndpoint(text: string, rule: EndpointRule = publicEndpoints): boolean {
  if (text.length > longestEndpoint || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password, port } = new URL(text);
  if (!rule.protocols.includes(protocol) || username !== '' || password !== '') return false;
  if (port !== '' && !rule.isAnyPortAllowed) return false;
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) return rule.isAllowedAddress(bare);
  return bare.includes('.') && !/\.(local|internal|localhost)\.?$/i.test(bare);
}
