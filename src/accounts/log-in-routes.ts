import express, { type Request, type Response, type Router } from 'express';
import { AppError } from '../platform/errors.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { localPath } from '../platform/http/local-path.ts';
import { render } from '../platform/http/render.ts';
import { LogInInput } from './input.ts';
import { type LogInPage, logInPage, wrongLogIn } from './log-in-view.ts';
import { orLimit, setRetryAfter } from './or-limit.ts';
import type { LogInFailure } from './passport.ts';
import type { AccountRouteServices } from './route-services.ts';
import { findSeatOffer } from './seat-offers.ts';
import { startSession } from './start-session.ts';
import type { User } from './user.ts';

/** The form that starts a session. */
export function logInRoutes(services: AccountRouteServices): Router {
  const router = express.Router();
  const site = { sendsLetters: services.mailer !== null, offersKakao: services.kakao !== null };

  router.get('/login', async (req, res) => {
    const next = localPath(req.query.next);
    if (req.user) return res.redirect(303, next);
    const seat = await findSeatOffer(services.seatOffers, next);
    return render(res, 'accounts/login', logInPage({ values: { next }, seat, ...site }));
  });

  router.post('/login', async (req, res) => {
    const form = parseForm(LogInInput, req.body);
    const values = { ...typedValues(req.body), next: localPath(req.body?.next) };
    const refuse = async (refusal: Pick<LogInPage, 'errors' | 'offersLetter'>, status = 422) => {
      const seat = await findSeatOffer(services.seatOffers, values.next, values);
      return render(res, 'accounts/login', logInPage({ values, ...refusal, seat, ...site }), status);
    };
    if (!form.ok) return refuse({ errors: form.errors, offersLetter: false });
    const result = await orLimit(authenticate(services, req, res));
    if (result instanceof AppError) {
      setRetryAfter(res, result);
      return refuse({ errors: { form: result.message }, offersLetter: true }, result.status);
    }
    if ('failures' in result) return refuse(wrongLogIn(result.failures));
    await startSession(services, { req, res }, { user: result, isKept: form.data.keep === 'on' });
    if (form.data.join === 'on') await services.seatOffers.take(result.id, values.next);
    return res.redirect(303, values.next);
  });

  return router;
}

/** Runs the log-in strategy. @throws {AppError} 429 */
function authenticate(
  services: AccountRouteServices,
  req: Request,
  res: Response,
): Promise<User | LogInFailure> {
  return new Promise((resolve, reject) => {
    const done = (err: unknown, user?: User | false, failure?: LogInFailure) =>
      err ? reject(err) : resolve(user || (failure ?? { failures: 0 }));
    services.passport.authenticate('local', { session: false }, done)(req, res, reject);
  });
}
