import type { RequestHandler } from 'express';
import type { Database } from '../platform/db.ts';
import { typedValues } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { unconfirmedPage } from './confirm-view.ts';
import { findConfirmation } from './confirmation-repository.ts';

/** Whether the account's e-mail address is confirmed; false when there is no such account. */
export const isEmailConfirmed = async (db: Database, userId: number): Promise<boolean> =>
  (await findConfirmation(db, userId))?.confirmedAt != null;

/**
 * Lets only accounts with a confirmed e-mail address pass. Others get a page (403) that says so and
 * keeps the typed fields in its form. Visitors pass, because the next handler sends them to the
 * log-in.
 */
export const requireConfirmedEmail =
  ({ db }: { db: Database }): RequestHandler =>
  async (req, res, next) => {
    const account = req.user && (await findConfirmation(db, req.user.id));
    if (!account || account.confirmedAt !== null) return next();
    const typed = req.method === 'POST' ? { action: req.originalUrl, fields: typedValues(req.body) } : null;
    return render(res, 'accounts/unconfirmed', unconfirmedPage({ email: account.email, typed }), 403);
  };
