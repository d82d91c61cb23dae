import type { ServerResponse } from 'node:http';
import { startTime } from 'pino-http';

/**
 * Returns the milliseconds since the request reached this process, as its log line counts them; 0
 * where requests are not logged.
 */
export const requestAgeMs = (res: ServerResponse, nowMs = Date.now()): number =>
  Math.max(0, nowMs - (res[startTime] ?? nowMs));
