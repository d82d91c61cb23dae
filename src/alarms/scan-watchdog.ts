import type pg from 'pg';
import type { Logger } from '../platform/log.ts';
import { findTickAge, noteTick } from './heartbeat-repository.ts';

interface TickWatchServices {
  readonly pool: pg.Pool;
  readonly log: Logger;
  readonly uptime: () => number;
  /** Milliseconds. */
  readonly stalledAfter: number;
  readonly onStalled: () => void;
}

export interface TickWatch {
  /** The queue asked this process for a look. */
  ticked(): void;
  /** Seconds since the last tick known here; null before the first. */
  age(): number | null;
  /** To be called again and again: says once when no worker gets ticks any more. */
  check(): void;
}

/** Tells a queue that does not tick from one that gives its ticks to another worker: who of two gets one is a toss, and a toss is lost six times running. */
export function watchTicks({ pool, log, uptime, stalledAfter, onStalled }: TickWatchServices): TickWatch {
  const startedAt = uptime();
  let tickedAt: number | null = null;
  let isAsking = false;
  let isStalled = false;
  const silence = () => uptime() - (tickedAt ?? startedAt);

  const askOthers = async () => {
    const age = await findTickAge(pool);
    const othersAt = age === null ? startedAt : uptime() - age * 1_000;
    if (othersAt > (tickedAt ?? startedAt)) tickedAt = othersAt;
    if (silence() <= stalledAfter) return;
    isStalled = true;
    log.fatal({ seconds: Math.round(stalledAfter / 1_000) }, 'no tick of the alarm scan');
    onStalled();
  };

  return {
    ticked: () => {
      tickedAt = uptime();
      noteTick(pool).catch((err) => log.warn({ err }, 'a tick was not noted'));
    },
    age: () => (tickedAt === null ? null : silence() / 1_000),
    check: () => {
      if (isStalled || isAsking || silence() <= stalledAfter / 2) return;
      isAsking = true;
      askOthers()
        // Without PostgreSQL nobody knows; how long this process goes on without it is not decided here.
        .catch((err) => log.warn({ err }, "other workers' ticks could not be read"))
        .finally(() => {
          isAsking = false;
        });
    },
  };
}
