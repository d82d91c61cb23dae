import type { ErrorRequestHandler } from 'express';
import { AppError } from '../platform/errors.ts';
import { recordRefusal } from '../platform/http/record-refusal.ts';
import type { Logger } from '../platform/log.ts';

/**
 * Writes to the security log when a logged-in account asks for what it may not do, or for the
 * operators' pages, which answer strangers 404.
 */
export const recordRefusedRights =
  (log: Logger): ErrorRequestHandler =>
  (error, req, _res, next) => {
    const code = error instanceof AppError ? error.code : null;
    if (code === 'forbidden') recordRefusal(log, req, 'no-right');
    else if (code === 'not_found' && /^\/admin(\/|$)/i.test(req.path)) recordRefusal(log, req, 'no-operator');
    next(error);
  };
