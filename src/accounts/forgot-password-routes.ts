import express, { type Router } from 'express';
import { AppError } from '../platform/errors.ts';
import { parseForm } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { askForPassword } from './ask-for-password.ts';
import { ForgotInput } from './input.ts';
import { deviceCookieOf } from './mark-device.ts';
import { orLimit, setRetryAfter } from './or-limit.ts';
import { forgotPage, letterSentPage } from './password-view.ts';
import type { LetterRouteServices } from './route-services.ts';

/**
 * The form that asks for a letter with a link to set a password: for people who forgot it, and for
 * accounts that were moved from the old site without one.
 */
export function forgotPasswordRoutes(services: LetterRouteServices): Router {
  const router = express.Router();

  router.get('/password/forgot', (_req, res) => render(res, 'accounts/forgot', forgotPage()));

  router.post('/password/forgot', async (req, res) => {
    const form = parseForm(ForgotInput, req.body);
    if (!form.ok) return render(res, 'accounts/forgot', forgotPage(form), 422);
    const { email } = form.data;
    const asker = { source: requestSource(req), deviceCookie: deviceCookieOf(req, services.publicOrigin) };
    const refused = await orLimit(askForPassword(services, { email, ...asker }));
    if (!(refused instanceof AppError)) return res.redirect(303, '/password/sent');
    setRetryAfter(res, refused);
    const page = forgotPage({ values: { email }, errors: { email: refused.message } });
    return render(res, 'accounts/forgot', page, refused.status);
  });

  router.get('/password/sent', (_req, res) => render(res, 'accounts/letter-sent', letterSentPage));

  return router;
}
