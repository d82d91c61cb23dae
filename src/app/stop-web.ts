import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Readiness } from '../platform/http/health.ts';
import { closeAfterAnswers, closeServer } from '../platform/http/listen.ts';
import { letGo } from '../platform/realtime/let-go.ts';
import type { StopStep } from '../platform/shutdown.ts';
import type { Live } from './connect.ts';
import type { Sockets } from './sockets.ts';

/** Milliseconds. With what a proxy takes to notice they stay below the 14 s after which the process goes anyway. */
const limits = { letGo: 3_000, requests: 6_000 };

/** How the web process leaves without anybody losing anything, in order. */
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
        // Until the proxies have noticed they send new requests, and get answers.
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
        letGo(sockets.io, {
          namespaces: ['/chat', '/alarms'],
          over: pace === 'orderly' ? limits.letGo : 0,
          random,
        }),
    ],
    // A recommendation may take as long as this.
    ['requests', (pace) => Promise.race([closing, pause(pace === 'orderly' ? limits.requests : 500)])],
    // One connection answers in order: with this answer those to the departures are here too.
    ['presence', () => live.redis.ping().catch(() => undefined)],
    ['rooms', () => Promise.race([sockets.close(), pause(1_000)])],
    ['connections', () => Promise.race([live.close(), pause(1_000)])],
  ];
}
