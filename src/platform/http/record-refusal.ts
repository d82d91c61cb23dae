import type { Request } from 'express';
import type { Logger } from '../log.ts';
import { recordSecurityEvent } from '../security-log.ts';
import { requestSource } from './request-source.ts';

type RefusalReason = 'foreign-origin' | 'csrf-token' | 'no-right' | 'no-operator';

/** A request is written once, with the first reason. */
const written = new WeakSet<Request>();

/**
 * Writes a refused request of a logged-in account to the security log. Refused requests of visitors
 * are not written.
 */
export function recordRefusal(log: Logger, req: Request, reason: RefusalReason): void {
  if (!req.user || written.has(req)) return;
  written.add(req);
  recordSecurityEvent(log, {
    event: 'request-refused',
    outcome: 'refused',
    reason,
    accountId: req.user.id,
    source: requestSource(req),
  });
}
