import type { Logger } from '../platform/log.ts';
import { type ScanServices, scanAlarms } from './scan-alarms.ts';

export interface ScanRunnerServices extends ScanServices {
  readonly log: Logger;
  /** Milliseconds of a monotonic clock (`performance.now`). */
  readonly uptime: () => number;
  readonly onScanFailed: () => void;
}

export interface ScanRunner {
  /**
   * Runs a scan, or joins the one that runs already. Never rejects: failures are logged and
   * counted.
   */
  run(): Promise<void>;
  /** Resolves when no scan runs. */
  finish(): Promise<void>;
  /** Milliseconds since the last scan ended; since the start before the first. */
  idleMs(): number;
  /** Seconds since the last successful scan; since the start before the first. */
  successAgeSeconds(): number;
}

/** Runs at most one scan at a time in this process. */
export function createScanRunner(services: ScanRunnerServices): ScanRunner {
  const { log, uptime } = services;
  let endedAt = uptime();
  let succeededAt = endedAt;
  let running: Promise<void> | null = null;

  const scan = async () => {
    try {
      const startedAt = uptime();
      const { written, late, pushed } = await scanAlarms(services);
      succeededAt = uptime();
      const ms = Math.round(succeededAt - startedAt);
      if (written > 0 || pushed > 0) log.info({ written, late, pushed, ms }, 'alarm scan');
    } catch (err) {
      services.onScanFailed();
      log.error({ err }, 'alarm scan failed');
    } finally {
      endedAt = uptime();
      running = null;
    }
  };

  return {
    run: () => {
      running ??= scan();
      return running;
    },
    finish: async () => {
      await running;
    },
    idleMs: () => uptime() - endedAt,
    successAgeSeconds: () => (uptime() - succeededAt) / 1_000,
  };
}
