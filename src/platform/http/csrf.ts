import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import { AppError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { recordRefusal } from './record-refusal.ts';

const message = '화면이 오래되어 요청을 확인하지 못했어요. 새로고침한 뒤 다시 시도해 주세요.';

/** The code of a form that was refused because its token is not the session's. */
export const staleFormCode = 'stale_form';

/** The author's account behind a token: a form says who wrote it also when her session is gone. It proves nothing. */
const authorPart = /\.([1-9]\d{0,9})$/;

const sentToken = (req: Request): string | undefined => {
  const field: unknown = req.body?._csrf;
  return typeof field === 'string' ? field : req.get('x-csrf-token');
};

const { generateToken, isRequestValid } = csrfSync({
  getTokenFromRequest: (req) => sentToken(req)?.replace(authorPart, ''),
});

/** The value of the hidden field `_csrf` in this person's forms; null for a visitor's, who has no token. */
export function formToken(req: Request): string | null {
  const token = req.session?.csrfToken;
  return token && req.user ? `${token}.${req.user.id}` : (token ?? null);
}

/** The account whose page a posted form was on, by its own word; null when it does not say. */
export function formAuthor(req: Request): number | null {
  const [, id] = authorPart.exec(sentToken(req) ?? '') ?? [];
  return id === undefined ? null : Number(id);
}

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
    return next(new AppError(403, staleFormCode, message));
  };
}
