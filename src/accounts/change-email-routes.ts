import express, { type Request, type Response, type Router } from 'express';
import { AppError } from '../platform/errors.ts';
import { parseForm } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { render } from '../platform/http/render.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import type { TypedForm } from '../platform/http/typed-form.ts';
import { askEmailChange } from './ask-email-change.ts';
import { findPendingEmail } from './email-change-repository.ts';
import { changeEmailPage } from './email-change-view.ts';
import { sameEmail } from './email-messages.ts';
import { requireFreshProof } from './fresh-proof.ts';
import { ChangeEmailInput } from './input.ts';
import { orLimit, setRetryAfter } from './or-limit.ts';
import type { LetterRouteServices } from './route-services.ts';
import { findOwnAccount } from './user-repository.ts';

/** The form with which a logged-in person asks for another e-mail address. */
export function changeEmailRoutes(services: LetterRouteServices): Router {
  const router = express.Router();
  const { clock, db, pool } = services;

  router.use('/settings/email', requireLogin, requireFreshProof(services));

  const show = async (req: Request, res: Response, typed: Partial<TypedForm> = {}, status = 200) => {
    const { accountId, email } = await findOwnAccount(db, viewerOf(req).id);
    const pending = await findPendingEmail(pool, accountId, clock.now());
    const isSent = req.query.sent === '1';
    await render(res, 'accounts/change-email', changeEmailPage({ email, pending, isSent, ...typed }), status);
  };

  router.get('/settings/email', async (req, res) =>
    show(req, res, { values: (await restoreForm(req, res)) ?? {} }),
  );

  router.post('/settings/email', async (req, res) => {
    const form = parseForm(ChangeEmailInput, req.body);
    if (!form.ok) return show(req, res, form, 422);
    const { email } = form.data;
    const own = await findOwnAccount(db, viewerOf(req).id);
    if (email === own.email) return show(req, res, { values: { email }, errors: { email: sameEmail } }, 422);
    const { accountId } = own;
    const refused = await orLimit(askEmailChange(services, { accountId, email, source: requestSource(req) }));
    if (!(refused instanceof AppError)) return res.redirect(303, '/settings/email?sent=1');
    setRetryAfter(res, refused);
    return show(req, res, { values: { email }, errors: { email: refused.message } }, refused.status);
  });

  return router;
}
