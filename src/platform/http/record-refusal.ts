import type { Request } from 'express';
import type { Logger } from '../log.ts';
import { recordSecurityEvent } from '../security-log.ts';
import { requestSource } from './request-source.ts';

/**
 * Writes a refused request of a logged-in account to the security log. Refused requests of visitors
 * are not written.
 */
export function recordRefusal(log: Logger, req: Request, reason: 'foreign-origin' | 'csrf-token'): void {
  if (!req.user) return;
  recordSecurityEvent(log, {
    event: 'request-refused',
    outcome: 'refused',
    reason,
    accountId: req.user.id,
    source: requestSource(req),
  });
}
