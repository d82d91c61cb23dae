import type { IncomingMessage } from 'node:http';
import express from 'express';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientAddress } from '../../../src/platform/http/client-address.ts';

/** Returns the client address that Express finds for the same request. */
function expressAddress(request: Pick<IncomingMessage, 'headers'>, proxies: number): string | undefined {
  const app = express();
  app.set('trust proxy', proxies);
  return Object.assign(Object.create(app.request), request, { app }).ip;
}

const address = fc.oneof(fc.ipV4(), fc.ipV6(), fc.constant('unknown'));

test('is the address that Express gives, for any proxies and any X-Forwarded-For', () => {
  fc.assert(
    fc.property(
      address,
      fc.option(fc.array(address, { maxLength: 5 })),
      fc.nat(4),
      (remoteAddress, chain, proxies) => {
        const socket = { remoteAddress };
        const headers = chain === null || chain.length === 0 ? {} : { 'x-forwarded-for': chain.join(', ') };
        const request = { socket, headers, connection: socket } as unknown as IncomingMessage;
        expect(clientAddress(request, proxies)).toBe(expressAddress(request, proxies));
      },
    ),
  );
});

test('a client that names addresses of its own cannot choose its address', () => {
  const request = (forwarded: string) => ({
    socket: { remoteAddress: '10.0.0.1' },
    headers: { 'x-forwarded-for': forwarded },
  });
  expect(clientAddress(request('1.2.3.4, 198.51.100.7'), 1)).toBe('198.51.100.7');
  expect(clientAddress(request('1.2.3.4'), 0)).toBe('10.0.0.1');
});
