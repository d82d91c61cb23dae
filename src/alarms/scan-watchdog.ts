import type pg from 'pg';
import type { Logger } from '../platform/log.ts';
import { findQueueJobAgeSeconds, recordQueueJob } from './worker-heartbeat-repository.ts';

export interface ScanWatchdogServices {
  readonly pool: pg.Pool;
  readonly log: Logger;
  /** Milliseconds of a monotonic clock (`performance.now`). */
  readonly uptime: () => number;
  /**
   * Called once, when no worker gets queue jobs any more. The process should end and be restarted.
   */
  readonly onStalled: () => void;
}

export interface ScanWatchdog {
  /** Call it when the queue gives this process a job. */
  recordJob(): void;
  /** Seconds since the last known job of any worker; null before the first. */
  jobAgeSeconds(): number | null;
  /** Call it repeatedly: reports once when no worker gets jobs any more. */
  check(): void;
}

/**
 * Reports a queue that gives out no jobs. Which of several workers gets a job is random and a
 * worker can go without for minutes, so before it reports it asks PostgreSQL for the other workers'
 * jobs.
 */
export function createScanWatchdog(services: ScanWatchdogServices, stalledAfterMs: number): ScanWatchdog {
  const { pool, log, uptime, onStalled } = services;
  const startedAt = uptime();
  let lastJobAt: number | null = null;
  let isAsking = false;
  let isStalled = false;
  const silenceMs = () => uptime() - (lastJobAt ?? startedAt);

  const askOthers = async () => {
    const ageSeconds = await findQueueJobAgeSeconds(pool);
    const othersAt = ageSeconds === null ? startedAt : uptime() - ageSeconds * 1_000;
    if (othersAt > (lastJobAt ?? startedAt)) lastJobAt = othersAt;
    if (silenceMs() <= stalledAfterMs) return;
    isStalled = true;
    log.fatal({ seconds: Math.round(stalledAfterMs / 1_000) }, 'alarm scan stalled: no job from the queue');
    onStalled();
  };

  return {
    recordJob: () => {
      lastJobAt = uptime();
      recordQueueJob(pool).catch((err) => log.warn({ err }, 'a queue job could not be recorded'));
    },
    jobAgeSeconds: () => (lastJobAt === null ? null : silenceMs() / 1_000),
    check: () => {
      if (isStalled || isAsking || silenceMs() <= stalledAfterMs / 2) return;
      isAsking = true;
      askOthers()
        // A PostgreSQL outage is no reason to restart here: the process has its own limit for that.
        .catch((err) => log.warn({ err }, "other workers' queue jobs could not be read"))
        .finally(() => {
          isAsking = false;
        });
    },
  };
}
