import type { Request, RequestHandler, Response } from 'express';
import type { BrowserIds } from '../browser-id.ts';
import { isSeen } from '../is-seen.ts';
import type { FormKeeper } from './form-keeper.ts';
import { findForm, pathOf, type RegisteredForm, withoutSlash } from './form-registry.ts';
import { type Fields, keepableFields } from './kept-form.ts';
import type { KeptFormStore } from './kept-form-store.ts';
import { createPostpone } from './postpone-form.ts';

type Restore = (req: Request, res: Response) => Promise<Fields | null>;

/**
 * Lets pages of registered forms call `restoreForm` and `postponeForm`, and deletes a kept form
 * once it was sent and accepted.
 */
export function restorableForms({
  forms,
  store,
  browserIds,
  keep,
}: {
  forms: readonly RegisteredForm[];
  store: KeptFormStore;
  browserIds: BrowserIds;
  keep: FormKeeper;
}): RequestHandler {
  const postpone = createPostpone(forms, keep);
  const restore: Restore = async (req, res) => {
    const browserId = browserIds.find(req);
    if (browserId === null || !req.user || !isSeen(req)) return null;
    const fields = await store.find(browserId, withoutSlash(req.path), req.user.id).catch((err) => {
      req.log.warn({ err }, 'a kept form could not be read');
      return null;
    });
    if (fields) res.locals.isRestored = true;
    return fields;
  };
  const dropIfAccepted = (req: Request, res: Response, browserId: string) => {
    const isAccepted = res.statusCode === 303 && res.locals.isPostponed === undefined;
    const found = isAccepted ? findForm(forms, req.path) : null;
    // A button of the same page leaves the text that its form restores.
    if (!found?.form.isRestored || !req.user) return;
    const page = found.form.page(found.params, keepableFields(req.body) ?? {});
    store.drop(browserId, pathOf(page), req.user.id).catch((err) => {
      req.log.warn({ err }, 'a kept form could not be deleted');
    });
  };
  return (req, res, next) => {
    res.locals.restoreForm = restore;
    res.locals.postponeForm = postpone;
    const browserId = req.method === 'POST' ? browserIds.find(req) : null;
    if (browserId !== null) res.once('finish', () => dropIfAccepted(req, res, browserId));
    next();
  };
}

/**
 * Returns what the person typed into this page's form before her session ended; null if nothing
 * was kept. It stays kept until she sends the form, so a reload loses nothing. Call it just before
 * rendering the form. The layout then says above the page that the text was restored.
 */
export const restoreForm = (req: Request, res: Response): Promise<Fields | null> =>
  (res.locals.restoreForm as Restore)(req, res);
