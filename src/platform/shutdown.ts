import type { Logger } from './log.ts';

/** Milliseconds from the signal until the process goes, finished or not (Railway gives 20 s before SIGKILL). */
const hardStopAfter = 15_000;

/**
 * On SIGTERM or SIGINT runs `steps` in order and exits 0; on an error nobody caught logs it, does the same and exits 1: a process that may be
 * half broken must not go on. A step that fails is logged and does not stop the next.
 */
export function shutDownOnSignal(
  log: Logger,
  steps: ReadonlyArray<[name: string, step: () => Promise<void>]>,
) {
  let isStopping = false;
  const stop = async (reason: string, exitCode: number) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ reason }, 'shutting down');
    setTimeout(() => {
      log.error('shutdown took too long');
      log.flush(() => process.exit(1));
      setTimeout(() => process.exit(1), 500).unref();
    }, hardStopAfter).unref();
    for (const [name, step] of steps) {
      await step().catch((err) => log.error({ err, step: name }, 'a shutdown step failed'));
    }
    log.info('stopped');
    log.flush(() => process.exit(exitCode));
  };
  process.once('SIGTERM', () => void stop('SIGTERM', 0));
  process.once('SIGINT', () => void stop('SIGINT', 0));
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'uncaught exception');
    void stop('uncaughtException', 1);
  });
  process.on('unhandledRejection', (err) => {
    log.fatal({ err }, 'unhandled rejection');
    void stop('unhandledRejection', 1);
  });
  return stop;
}
