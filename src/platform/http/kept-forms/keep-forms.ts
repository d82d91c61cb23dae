import type { ErrorRequestHandler } from 'express';
import { AppError } from '../../errors.ts';
import { staleFormCode } from '../csrf.ts';
import type { FormKeeper } from './form-keeper.ts';
import { findForm, type RegisteredForm } from './form-registry.ts';
import { keepableFields } from './kept-form.ts';
import { lostSession, staleForm } from './kept-form-messages.ts';

/**
 * Stores the fields of a form that was refused because its session or token is gone, and links to
 * the page where the person can send it again. Mount it before the error handler. The status stays
 * 401 or 403. A form from a foreign page never arrives here, because the Origin check refuses it
 * first.
 */
export function keepForms(forms: readonly RegisteredForm[], keep: FormKeeper): ErrorRequestHandler {
  return async (error, req, res, next) => {
    const found = isLost(error) && req.method === 'POST' ? findForm(forms, req.path) : null;
    if (!found) return next(error);
    const { form, params } = found;
    const page = form.page(params, keepableFields(req.body) ?? {});
    const isKept = form.isRestored && (await keep(req, res, page));
    return next(explain(error, page, { isKept, hasFiles: form.hasFiles === true }));
  };
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
