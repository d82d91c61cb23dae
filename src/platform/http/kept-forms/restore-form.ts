import type { Request, RequestHandler, Response } from 'express';
import type { BrowserIds } from './browser-id.ts';
import { withoutSlash } from './form-registry.ts';
import type { Fields } from './kept-form.ts';
import type { KeptFormStore } from './kept-form-store.ts';

type Restore = (req: Request, res: Response) => Promise<Fields | null>;

/** Lets pages of registered forms call `restoreForm`. */
export function restorableForms(store: KeptFormStore, browserIds: BrowserIds): RequestHandler {
  const restore: Restore = async (req, res) => {
    const browserId = browserIds.find(req);
    if (browserId === null || !req.user || !isSeenByPerson(req)) return null;
    const fields = await store.take(browserId, withoutSlash(req.path), req.user.id).catch((err) => {
      req.log.warn({ err }, 'a kept form could not be read');
      return null;
    });
    if (fields) res.locals.isRestored = true;
    return fields;
  };
  return (_req, res, next) => {
    res.locals.restoreForm = restore;
    next();
  };
}

/**
 * Returns once what the person typed into this page's form before her session ended; null if
 * nothing was kept. Call it just before rendering the form. The layout then says above the page
 * that the text was restored. The form is not sent.
 */
export const restoreForm = (req: Request, res: Response): Promise<Fields | null> =>
  (res.locals.restoreForm as Restore)(req, res);

/**
 * Whether a person will see the answer: a prefetch or a HEAD request would use the kept text up
 * unseen.
 */
const isSeenByPerson = (req: Request) =>
  req.method === 'GET' && !/prefetch|prerender/.test(req.get('sec-purpose') ?? req.get('purpose') ?? '');
