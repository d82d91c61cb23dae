import type { Request } from 'express';
import type { Logger } from '../log.ts';
import { recordSecurityEvent } from '../security-log.ts';
import { requestSource } from './request-source.ts';

/**
 * Tells the security log of a refused request that would have acted for a logged-in account. A
 * visitor's is no news.
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
