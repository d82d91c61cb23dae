import express, { type Router } from 'express';
import { AppError } from '../platform/errors.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { localPath } from '../platform/http/local-path.ts';
import { render } from '../platform/http/render.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { SignUpInput } from './input.ts';
import { deviceCookieOf } from './mark-device.ts';
import { orLimit, setRetryAfter } from './or-limit.ts';
import type { AccountRouteServices } from './route-services.ts';
import { findSeatOffer } from './seat-offers.ts';
import { nicknameErrors, signUp } from './sign-up.ts';
import { signUpPage } from './sign-up-view.ts';
import { startSession } from './start-session.ts';

/** The form that makes an account. */
export function signUpRoutes(services: AccountRouteServices): Router {
  const router = express.Router();
  const site = { sendsLetters: services.mailer !== null, offersKakao: services.kakao !== null };

  router.get('/signup', async (req, res) => {
    const next = localPath(req.query.next, '');
    if (req.user) return res.redirect(303, next || '/');
    const seat = await findSeatOffer(services.seatOffers, next);
    return render(res, 'accounts/signup', signUpPage({ values: { next }, seat, ...site }));
  });

  router.post('/signup', async (req, res) => {
    const form = parseForm(SignUpInput, req.body);
    const values = { ...typedValues(req.body), next: localPath(req.body?.next, '') };
    const refuse = async (errors: Readonly<Record<string, string>>, status = 422) => {
      const seat = await findSeatOffer(services.seatOffers, values.next, values);
      return render(res, 'accounts/signup', signUpPage({ values, errors, seat, ...site }), status);
    };
    if (!form.ok) return refuse({ ...(await nicknameErrors(services.db, form.values)), ...form.errors });
    const asker = { source: requestSource(req), deviceCookie: deviceCookieOf(req, services.publicOrigin) };
    const result = await orLimit(signUp(services, form.data, asker));
    if (result instanceof AppError) {
      setRetryAfter(res, result);
      return refuse({ form: result.message }, result.status);
    }
    if (!result.ok) return refuse(result.errors);
    const page = await startSession(services, { req, res }, { user: result.user });
    if (form.data.join === 'on') await services.seatOffers.take(result.user.id, values.next);
    return res.redirect(303, values.next || page || '/quiz');
  });

  return router;
}
