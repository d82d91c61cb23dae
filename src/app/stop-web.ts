import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Readiness } from '../platform/http/health.ts';
import { closeAfterAnswers, closeServer } from '../platform/http/listen.ts';
import { closeConnections } from '../platform/realtime/close-connections.ts';
import type { StopStep } from '../platform/shutdown.ts';
import type { Live } from './connect.ts';
import { namespaces } from './open-socket-server.ts';
import type { Sockets } from './sockets.ts';

/** Together with `DRAIN_SECONDS` these stay below the 14 s after which the process exits anyway. */
const closeSocketsTimeoutMs = 3_000;
const requestsTimeoutMs = 6_000;

/** Returns the steps of an orderly shutdown of the web process, in order. */
export function stopWeb(parts: {
  live: Live;
  server: Server;
  sockets: Pick<Sockets, 'io' | 'close'>;
  readiness: Pick<Readiness, 'drain'>;
  random: () => number;
}): StopStep[] {
  const { live, server, sockets, readiness, random } = parts;
  let closing: Promise<unknown> = Promise.resolve();
  return [
    [
      'readiness',
      async (pace) => {
        readiness.drain();
        closeAfterAnswers(server);
        // Proxies send new requests until their next health check, and these are still answered.
        if (pace === 'orderly') await pause(live.env.DRAIN_SECONDS * 1_000);
      },
    ],
    [
      'listening',
      async () => {
        closing = closeServer(server).catch((err) => live.log.warn({ err }, 'the server did not close'));
      },
    ],
    [
      'sockets',
      (pace) =>
        closeConnections(sockets.io, {
          namespaces,
          spreadMs: pace === 'orderly' ? closeSocketsTimeoutMs : 0,
          random,
        }),
    ],
    // A recommendation may take this long.
    ['requests', (pace) => Promise.race([closing, pause(pace === 'orderly' ? requestsTimeoutMs : 500)])],
    // Redis answers one connection in order: after this answer, all presence updates sent before it
    // are done.
    ['presence', () => live.redis.ping().catch(() => undefined)],
    ['rooms', () => Promise.race([sockets.close(), pause(1_000)])],
    ['connections', () => Promise.race([live.close(), pause(1_000)])],
  ];
}
