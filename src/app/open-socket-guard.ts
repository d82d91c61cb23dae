import { Counter } from '../platform/metrics.ts';
import { createSocketGuard, type SocketGuard } from '../platform/realtime/socket-guard.ts';
import type { Live } from './connect.ts';

/** Creates the limits of sockets, with a counter of their refusals. `BENCH=1` has none. */
export function openSocketGuard({
  env,
  clock,
  metrics,
}: Pick<Live, 'env' | 'clock' | 'metrics'>): SocketGuard | undefined {
  if (env.BENCH) return undefined;
  const refusals = new Counter({
    name: 'socket_refusals_total',
    help: 'Handshakes refused and sockets closed by a limit, by limit',
    labelNames: ['limit'],
    registers: [metrics],
  });
  return createSocketGuard({
    limits: env.RATE_LIMITS,
    clock,
    proxies: env.TRUST_PROXY,
    onRefused: (limit) => refusals.inc({ limit }),
  });
}
