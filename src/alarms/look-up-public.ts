import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** The signature of `lookup` from node:dns. */
export type ResolveName = (
  hostname: string,
  options: { all: true },
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A DNS lookup that returns public addresses only. A public name can resolve to an address of our
 * own network, so the check is made on the address that is connected to.
 */
export const lookUpPublic =
  (resolveName: ResolveName): LookupFunction =>
  (hostname, options, done) =>
    resolveName(hostname, { all: true }, (error, found) => {
      if (error) return done(error, []);
      const allowed = found.filter(({ address }) => isPublicAddress(address));
      const [first] = allowed;
      if (!first) return done(new Error('the endpoint is not on the public internet'), []);
      return options.all ? done(null, allowed) : done(null, first.address, first.family);
    });
