import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Like `lookup` of node:dns. */
export type ResolveName = (
  hostname: string,
  options: { all: true },
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/** A public name can lead into our own network: what counts is the address that is connected to. */
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
