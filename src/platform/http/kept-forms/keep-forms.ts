import type { ErrorRequestHandler, Request, Response } from 'express';
import { AppError } from '../../errors.ts';
import type { RateLimits } from '../../rate-limits/index.ts';
import { addressBlock } from '../address-block.ts';
import type { BrowserIds } from '../browser-id.ts';
import { formAuthor, staleFormCode } from '../csrf.ts';
import { findForm, pathOf, type RegisteredForm } from './form-registry.ts';
import { keepableFields } from './kept-form.ts';
import { lostSession, staleForm } from './kept-form-messages.ts';
import type { KeptFormStore } from './kept-form-store.ts';

export interface KeepFormsOptions {
  readonly forms: readonly RegisteredForm[];
  readonly store: KeptFormStore;
  readonly browserIds: BrowserIds;
  readonly rateLimits: RateLimits;
  /** The secrets that signed the author's id in forms. */
  readonly secrets: readonly string[];
}

/**
 * Stores the fields of a form that was refused because its session or token is gone, and links to
 * the page where the person can send it again. Mount it before the error handler. The status stays
 * 401 or 403. A form from a foreign page never arrives here, because the Origin check refuses it
 * first.
 */
export function keepForms({
  forms,
  store,
  browserIds,
  rateLimits,
  secrets,
}: KeepFormsOptions): ErrorRequestHandler {
  return async (error, req, res, next) => {
    const found = isLost(error) && req.method === 'POST' ? findForm(forms, req.path) : null;
    if (!found) return next(error);
    const { form, params } = found;
    const page = form.page(params, keepableFields(req.body) ?? {});
    const isKept =
      form.isRestored &&
      (await keep(req, res, page).catch((err) => {
        req.log.warn({ err }, 'a form could not be kept');
        return false;
      }));
    return next(explain(error, page, { isKept, hasFiles: form.hasFiles === true }));
  };

  async function keep(req: Request, res: Response, page: string): Promise<boolean> {
    const fields = req.is('application/x-www-form-urlencoded') ? keepableFields(req.body) : null;
    if (!fields) return false;
    const author = formAuthor(req, secrets);
    const accountId = author?.accountId ?? req.user?.id ?? null;
    const isProven = author?.isProven ?? req.user !== undefined;
    const use = await rateLimits.count('form-keep', addressBlock(req.ip ?? ''));
    if (!use.ok) return false;
    await store.keep(browserIds.give(req, res), pathOf(page), { accountId, isProven, fields });
    // If another account is logged in by now, the form waits for its author.
    return !req.user || req.user.id === accountId;
  }
}

const isLost = (error: unknown): error is AppError =>
  error instanceof AppError && (error.code === 'unauthenticated' || error.code === staleFormCode);

function explain(
  { status, code, message }: AppError,
  page: string,
  { isKept, hasFiles }: { readonly isKept: boolean; readonly hasFiles: boolean },
): AppError {
  const words = status === 401 ? lostSession : staleForm;
  const shown = isKept ? words.kept : hasFiles ? words.files : message;
  if (status === 401) {
    const action = { href: `/login?next=${encodeURIComponent(page)}`, label: lostSession.logIn };
    return new AppError(status, code, shown, { action });
  }
  const action = { href: page, label: isKept ? staleForm.goOn : staleForm.openAnew };
  return new AppError(status, code, shown, { action });
}
