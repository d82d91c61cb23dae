import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/**
 * Creates a logger that writes JSON lines in UTC. Errors are reduced to name, message, stack and
 * code, because body-parser adds the raw request body (perhaps a password) to its errors, and axios
 * its whole request.
 */
export function createLogger(
  options: { level: string; name: string },
  destination?: DestinationStream,
): Logger {
  return pino(
    {
      level: options.level,
      base: { process: options.name, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
    },
    destination ?? pino.destination({ dest: 1, sync: false }),
  );
}

/** Some libraries repeat a server's address in their errors. The part before its host is secret. */
const withoutPasswords = (text: string | undefined): string | undefined =>
  text?.replace(/([a-z][a-z\d+.-]*:\/\/)[^\s@]*@/gi, '$1***@');

/** Reduces an error to what may stand in a log. */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: withoutPasswords(String(error)) };
  const { name } = error;
  const message = withoutPasswords(error.message);
  const stack = withoutPasswords(error.stack);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return { name, message, code, stack, cause };
}
