import { sign, unsign } from 'cookie-signature';
import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import { AppError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { recordRefusal } from './record-refusal.ts';

const message = '화면이 오래되어 요청을 확인하지 못했어요. 새로고침한 뒤 다시 시도해 주세요.';

/** The error code for a form whose token does not match the session. */
export const staleFormCode = 'stale_form';

declare module 'express-session' {
  interface SessionData {
    /** The signed account id that this person's forms carry. */
    formAuthor?: string;
  }
}

/**
 * The account id at the end of a token, with its signature. It names the author of a form whose
 * session has ended.
 */
const authorPart = /\.([1-9]\d{0,9})(\.[\w+/-]+)?$/;
const authorPurpose = 'form author ';

const sentToken = (req: Request): string | undefined => {
  const field: unknown = req.body?._csrf;
  return typeof field === 'string' ? field : req.get('x-csrf-token');
};

const { generateToken, isRequestValid } = csrfSync({
  getTokenFromRequest: (req) => sentToken(req)?.replace(authorPart, ''),
});

/**
 * Returns the value of the hidden field `_csrf` for this person's forms; null for visitors, who
 * have no token.
 */
export function formToken(req: Request): string | null {
  const token = req.session?.csrfToken;
  return token && req.user ? `${token}.${req.session.formAuthor ?? req.user.id}` : (token ?? null);
}

export interface FormAuthor {
  readonly accountId: number;
  /** Whether this site signed the id into the form, so that nobody else can have made it up. */
  readonly isProven: boolean;
}

/** Returns the account that a posted form names as its author; null if it names none. */
export function formAuthor(req: Request, secrets: readonly string[]): FormAuthor | null {
  const [, id, signature = ''] = authorPart.exec(sentToken(req) ?? '') ?? [];
  if (id === undefined) return null;
  const isProven = secrets.some((secret) => unsign(`${authorPurpose}${id}${signature}`, secret) !== false);
  return { accountId: Number(id), isProven };
}

/**
 * Creates the token of a person who just logged in, and signs her id for her forms. Visitors get
 * none, because each token needs a session.
 */
export function startCsrf(req: Request, accountId: number, [secret = '']: readonly string[]): void {
  generateToken(req, true);
  req.session.formAuthor = sign(`${authorPurpose}${accountId}`, secret).slice(authorPurpose.length);
}

/**
 * Refuses state-changing requests of logged-in people that lack the session's token. `visitorForms`
 * are the paths of forms on visitors' pages, which hold no token: the person may have logged in
 * elsewhere since the page was opened. Only the Origin check protects these forms.
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
