import express, { type Request, type Router } from 'express';
import { AppError } from '../../platform/errors.ts';
import { parseForm, typedValues } from '../../platform/http/form.ts';
import { render } from '../../platform/http/render.ts';
import { requestSource } from '../../platform/http/request-source.ts';
import { orLimit, setRetryAfter } from '../or-limit.ts';
import { findSeatOffer } from '../seat-offers.ts';
import { nicknameErrors } from '../sign-up.ts';
import { startSession } from '../start-session.ts';
import { kakaoSignUp } from './kakao-sign-up.ts';
import { KakaoSignUpInput, KakaoSignUpWithEmailInput } from './kakao-sign-up-input.ts';
import { kakaoSignUpPage } from './kakao-view.ts';
import { findNewcomer, forgetNewcomer, type Newcomer } from './newcomer-store.ts';
import type { KakaoRouteServices } from './route-services.ts';

/** The form that makes an account for a person who came back from Kakao. */
export function kakaoSignUpRoutes(services: KakaoRouteServices): Router {
  const router = express.Router();
  const { db, redis, attemptIds, seatOffers } = services;
  const sendsLetters = services.mailer !== null;
  const newcomerOf = (req: Request) => findNewcomer(redis, attemptIds.find(req));

  router.get('/sign-up/kakao', async (req, res) => {
    if (req.user) return res.redirect(303, '/');
    const newcomer = await newcomerOf(req);
    if (!newcomer) return res.redirect(303, '/signup');
    res.set('Cache-Control', 'no-store');
    const seat = await findSeatOffer(seatOffers, newcomer.next, { join: newcomer.join ? 'on' : '' });
    return render(res, 'accounts/kakao-sign-up', kakaoSignUpPage({ newcomer, seat, sendsLetters }));
  });

  router.post('/sign-up/kakao', async (req, res) => {
    if (req.user) return res.redirect(303, '/');
    const newcomer = await newcomerOf(req);
    if (!newcomer) return res.redirect(303, '/signup');
    const form = parsePerson(newcomer, req.body);
    const values = typedValues(req.body);
    const refuse = async (errors: Readonly<Record<string, string>>, status = 422) => {
      const seat = await findSeatOffer(seatOffers, newcomer.next, values);
      const page = kakaoSignUpPage({ newcomer, seat, sendsLetters, values, errors });
      return render(res, 'accounts/kakao-sign-up', page, status);
    };
    if (!form.ok) return refuse({ ...(await nicknameErrors(db, form.values)), ...form.errors });
    const { nickname, email } = form.data;
    const person = { nickname, email, source: requestSource(req) };
    const result = await orLimit(kakaoSignUp(services, newcomer, person));
    if (result instanceof AppError) {
      setRetryAfter(res, result);
      return refuse({ form: result.message }, result.status);
    }
    if (!result.ok) return refuse(result.errors);
    await forgetNewcomer(redis, attemptIds.find(req));
    attemptIds.forget(res);
    const { user } = result;
    const page = await startSession(services, { req, res }, { user, isKept: newcomer.isKept });
    if (form.data.join === 'on') await seatOffers.take(user.id, newcomer.next);
    return res.redirect(303, newcomer.next || page || '/quiz');
  });

  return router;
}

/** Parses the form. An address that Kakao has verified is not asked for again. */
function parsePerson({ email }: Newcomer, body: unknown) {
  if (!email?.isVerified) return parseForm(KakaoSignUpWithEmailInput, body);
  const form = parseForm(KakaoSignUpInput, body);
  return form.ok ? { ok: true as const, data: { ...form.data, email: email.address } } : form;
}
