import type { Request, Response } from 'express';
import type { FormKeeper } from './form-keeper.ts';
import { findForm, type RegisteredForm } from './form-registry.ts';
import { keepableFields } from './kept-form.ts';

type Postpone = (req: Request, res: Response) => Promise<void>;

/** Returns the function behind `postponeForm`. */
export const createPostpone =
  (forms: readonly RegisteredForm[], keep: FormKeeper): Postpone =>
  async (req, res) => {
    const found = req.method === 'POST' ? findForm(forms, pathWithoutQuery(req)) : null;
    if (!found?.form.isRestored) return;
    res.locals.isPostponed = await keep(
      req,
      res,
      found.form.page(found.params, keepableFields(req.body) ?? {}),
    );
  };

/** The whole path, also inside a router that is mounted on a part of it. */
const pathWithoutQuery = (req: Request) => `${req.baseUrl}${req.path}`;

/**
 * Keeps a posted form whose sender is redirected to another page first, such as the one that asks
 * for a proof. Its own page then restores the text. Does nothing for requests without such a form.
 */
export const postponeForm = (req: Request, res: Response): Promise<void> =>
  (res.locals.postponeForm as Postpone)(req, res);
