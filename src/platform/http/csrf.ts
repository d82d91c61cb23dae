import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import { forbidden } from '../errors.ts';
import type { Logger } from '../log.ts';
import { recordRefusal } from './record-refusal.ts';

const message = '화면이 오래되어 요청을 확인하지 못했어요. 새로고침한 뒤 다시 시도해 주세요.';

const { generateToken, isRequestValid } = csrfSync({
  getTokenFromRequest: (req) => {
    const field: unknown = req.body?._csrf;
    return typeof field === 'string' ? field : req.get('x-csrf-token');
  },
});

/** Puts a token into the session of a person who just logged in. Visitors have none: it would cost each of them a session. */
export const startCsrf = (req: Request): string => generateToken(req, true);

/**
 * Refuses a logged-in person's state-changing request without her session's token. `visitorForms` are the paths of forms that are drawn for visitors,
 * who have no token: their page may have been open before she logged in elsewhere. The Origin guards these alone.
 */
export function checkCsrf(visitorForms: readonly string[], log: Logger): RequestHandler {
  return (req, _res, next) => {
    const isChanging = req.method !== 'GET' && req.method !== 'HEAD' && req.method !== 'OPTIONS';
    const isGuarded = isChanging && req.user && !visitorForms.includes(req.path);
    if (!isGuarded || isRequestValid(req)) return next();
    recordRefusal(log, req, 'csrf-token');
    return next(forbidden(message));
  };
}
