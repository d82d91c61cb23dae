import express, { type Request, type Response, type Router } from 'express';
import { AppError } from '../platform/errors.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { localPath } from '../platform/http/local-path.ts';
import { LogInInput } from './input.ts';
import { type LogInPage, wrongLogIn } from './log-in-view.ts';
import { orLimit, setRetryAfter } from './or-limit.ts';
import type { LogInFailure } from './passport.ts';
import type { AccountRouteServices } from './route-services.ts';
import { showLogInPage } from './show-log-in-page.ts';
import { startSession } from './start-session.ts';
import type { User } from './user.ts';

/** The form that starts a session. */
export function logInRoutes(services: AccountRouteServices): Router {
  const router = express.Router();

  router.get('/login', async (req, res) => {
    const next = localPath(req.query.next);
    if (req.user) return res.redirect(303, next);
    return showLogInPage(services, res, { next });
  });

  router.post('/login', async (req, res) => {
    const form = parseForm(LogInInput, req.body);
    const next = localPath(req.body?.next);
    const values = typedValues(req.body);
    const refuse = (refusal: Pick<LogInPage, 'errors' | 'offersLetter'>, status = 422) =>
      showLogInPage(services, res, { next, refused: { values, ...refusal, status } });
    if (!form.ok) return refuse({ errors: form.errors, offersLetter: false });
    const result = await orLimit(authenticate(services, req, res));
    if (result instanceof AppError) {
      setRetryAfter(res, result);
      return refuse({ errors: { form: result.message }, offersLetter: true }, result.status);
    }
    if ('failures' in result) return refuse(wrongLogIn(result.failures));
    await startSession(services, { req, res }, { user: result, isKept: form.data.keep === 'on' });
    if (form.data.join === 'on') await services.seatOffers.take(result.id, next);
    return res.redirect(303, next);
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
