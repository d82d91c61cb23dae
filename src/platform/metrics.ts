import type pg from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EventMeter } from './realtime/event-meter.ts';

export { Counter, Gauge, Histogram, Registry } from 'prom-client';

/**
 * Seconds. Up to a hundredth for what people should not notice, up to ten for what a model may
 * take.
 */
const durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * A process's own register: event-loop lag, memory and garbage collection are in it from the start.
 * Whoever counts takes it as an argument.
 */
export function createMetrics(processName: 'web' | 'worker'): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ process: processName });
  // Milliseconds between looks at the event loop's lag, which are part of what it says. At the
  // default of ten a process that does nothing takes 0.8 % of a core for looking.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 50 });
  return registry;
}

/** How full the pool is, read when it is asked for. Who waits, waits for a connection. */
export function measurePool(registry: Registry, pool: pg.Pool): void {
  new Gauge({
    name: 'postgres_pool_connections',
    help: 'Connections to PostgreSQL: in use, idle, and callers waiting for one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'used' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
}

export type RequestMeter = (request: {
  method: string;
  route: string;
  status: number;
  seconds: number;
}) => void;

/**
 * HTTP requests by route pattern, never by address: an address holds ids, and there is no end of
 * them.
 */
export function requestMeter(registry: Registry): RequestMeter {
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: durations,
    registers: [registry],
  });
  return ({ seconds, ...labels }) => requests.observe(labels, seconds);
}

/** Socket events by what was answered: `message:send` with `ok` is a stored message. */
export function socketMeter(registry: Registry): EventMeter {
  const events = new Histogram({
    name: 'socket_event_duration_seconds',
    help: 'Time from a socket event to its answer',
    labelNames: ['event', 'outcome'],
    buckets: durations,
    registers: [registry],
  });
  return (event, outcome, seconds) => events.observe({ event, outcome }, seconds);
}

/**
 * A number that is read when it is asked for; one that cannot be read is left out rather than told
 * wrong.
 */
export function measure(
  registry: Registry,
  name: string,
  help: string,
  read: () => number | Promise<number | null>,
): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      const value = await Promise.resolve(read()).catch(() => null);
      // Not reset(): that says 0 where there are no labels.
      if (value === null) this.remove({});
      else this.set(value);
    },
  });
}

/**
 * Numbers by state, read together when they are asked for; left out when they cannot be read,
 * rather than told as they were.
 */
export function measureStates(
  registry: Registry,
  name: string,
  help: string,
  read: () => Promise<Readonly<Record<string, number>>>,
): void {
  new Gauge({
    name,
    help,
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counts = await read().catch(() => ({}));
      this.reset();
      for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
    },
  });
}
