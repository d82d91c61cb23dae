import type { Logger } from './log.ts';

/**
 * `orderly`: the process was asked to stop. `urgent`: after an uncaught error the state may be
 * broken, so the process must end soon.
 */
export type Pace = 'orderly' | 'urgent';
export type StopStep = readonly [name: string, step: (pace: Pace) => Promise<unknown>];
export type Stop = (reason: string, exitCode: number, pace?: Pace) => Promise<void>;

/**
 * Milliseconds until the process exits even if a step has not finished (Railway sends SIGKILL after
 * 20 s).
 */
const hardStopAfterMs: Record<Pace, number> = { orderly: 14_000, urgent: 4_000 };

/**
 * On SIGTERM or SIGINT runs `steps` in order and exits with 0. Logs an uncaught error, runs the
 * steps with the pace `urgent` and exits with 1. A failed step is logged, and the next one runs.
 */
export function shutDownOnSignal(log: Logger, steps: readonly StopStep[]): Stop {
  let isStopping = false;
  const stop: Stop = async (reason, exitCode, pace = 'orderly') => {
    if (isStopping) return;
    isStopping = true;
    log.info({ reason }, 'shutting down');
    setTimeout(() => {
      log.error('shutdown took too long');
      log.flush(() => process.exit(1));
      setTimeout(() => process.exit(1), 500).unref();
    }, hardStopAfterMs[pace]).unref();
    for (const [name, step] of steps) {
      await step(pace).catch((err) => log.error({ err, step: name }, 'a shutdown step failed'));
    }
    log.info('stopped');
    log.flush(() => process.exit(exitCode));
  };
  // A supervisor may send SIGTERM to this process and to its group: the second must not kill it.
  process.on('SIGTERM', () => void stop('SIGTERM', 0));
  process.once('SIGINT', () => void stop('SIGINT', 0));
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'uncaught exception');
    void stop('uncaughtException', 1, 'urgent');
  });
  process.on('unhandledRejection', (err) => {
    log.fatal({ err }, 'unhandled rejection');
    void stop('unhandledRejection', 1, 'urgent');
  });
  return stop;
}
