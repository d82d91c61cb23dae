import type pg from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EventMeter } from './realtime/event-meter.ts';

export { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Buckets from 5 ms, which nobody notices, to 10 s, which a call to the model may take. */
const durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Creates a process's registry with the default metrics: event-loop lag, memory, garbage
 * collection.
 */
export function createMetrics(processName: 'web' | 'worker'): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ process: processName });
  // Milliseconds between samples of the event-loop lag; the interval is part of the reported lag.
  // At the default of 10 ms an idle process spends 0.8 % of a core on sampling.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 50 });
  return registry;
}

/** Registers a gauge of the pool's connections, read at each scrape. */
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
 * Measures HTTP requests by route pattern: addresses hold ids, which would make endless labels.
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

/** Socket events are observed in batches: a single observation between other work costs more. */
const eventsPerBatch = 100;

/** Measures socket events by their answer: `message:send` with `ok` is a stored message. */
export function socketMeter(registry: Registry): EventMeter {
  let waiting: Parameters<EventMeter>[] = [];
  const observeWaiting = () => {
    for (const [event, outcome, seconds] of waiting) events.observe({ event, outcome }, seconds);
    waiting = [];
  };
  const events = new Histogram({
    name: 'socket_event_duration_seconds',
    help: 'Time from a socket event to its answer',
    labelNames: ['event', 'outcome'],
    buckets: durations,
    registers: [registry],
    collect: observeWaiting,
  });
  return (...observed) => {
    if (waiting.push(observed) === eventsPerBatch) observeWaiting();
  };
}

/** Registers a gauge that is read at each scrape. A failed or null read leaves it out. */
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
      // reset() would report 0 for a gauge without labels.
      if (value === null) this.remove({});
      else this.set(value);
    },
  });
}

/**
 * Registers a gauge with a `state` label, read at each scrape. A failed read leaves all states out.
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
