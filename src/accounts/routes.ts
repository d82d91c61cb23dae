import express, { type Request, type Response, type Router } from 'express';
import type { Passport } from 'passport';
import { AppError } from '../platform/errors.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { localPath } from '../platform/http/local-path.ts';
import { render } from '../platform/http/render.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { sessionCookieName } from '../platform/http/session-cookie.ts';
import type { Mailer } from '../platform/mail.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import { confirmRoutes } from './confirm-routes.ts';
import { LogInInput, SignUpInput } from './input.ts';
import type { AccountServices, LogInFailure } from './passport.ts';
import { passwordRoutes } from './password-routes.ts';
import { signUp } from './sign-up.ts';
import { deviceCookieOf, type SessionServices, startSession } from './start-session.ts';
import type { User } from './user.ts';
import { logInPage as logInForm, signUpPage as signUpForm, wrongLogIn } from './view.ts';

export interface AccountDoor extends AccountServices, SessionServices {
  readonly passport: InstanceType<typeof Passport>;
  readonly rateLimits: RateLimits;
  /** Called after all sessions of a person have ended. */
  readonly onSessionsEnded: (userId: number) => void;
  /** Null if this site sends no letters. */
  readonly mailer: Mailer | null;
}

export function accountRoutes(door: AccountDoor): Router {
  const router = express.Router();
  const { mailer } = door;
  if (mailer) router.use(passwordRoutes({ ...door, mailer }), confirmRoutes({ ...door, mailer }));
  const signUpPage = (filled: Omit<Parameters<typeof signUpForm>[0], 'sendsLetters'>) =>
    signUpForm({ ...filled, sendsLetters: mailer !== null });
  const logInPage = (filled: Omit<Parameters<typeof logInForm>[0], 'sendsLetters'>) =>
    logInForm({ ...filled, sendsLetters: mailer !== null });

  router.get('/signup', (req, res) => {
    const next = localPath(req.query.next, '');
    return req.user
      ? res.redirect(303, next || '/')
      : render(res, 'accounts/signup', signUpPage({ values: { next } }));
  });

  router.post('/signup', async (req, res) => {
    const form = parseForm(SignUpInput, req.body);
    const values = { ...typedValues(req.body), next: localPath(req.body?.next, '') };
    if (!form.ok) return render(res, 'accounts/signup', signUpPage({ values, errors: form.errors }), 422);
    const asker = { source: requestSource(req), deviceCookie: deviceCookieOf(req, door.publicOrigin) };
    const result = await orLimit(signUp(door, form.data, asker));
    if (result instanceof AppError) {
      setRetryAfter(res, result);
      const page = signUpPage({ values, errors: { form: result.message } });
      return render(res, 'accounts/signup', page, result.status);
    }
    if (!result.ok) return render(res, 'accounts/signup', signUpPage({ values, errors: result.errors }), 422);
    const page = await startSession(door, { req, res }, { user: result.user });
    return res.redirect(303, values.next || page || '/quiz');
  });

  router.get('/login', (req, res) => {
    const next = localPath(req.query.next);
    return req.user
      ? res.redirect(303, next)
      : render(
          res,
          'accounts/login',
          logInPage({ values: { next }, isPasswordSet: req.query.password === 'set' }),
        );
  });

  router.post('/login', async (req, res) => {
    const form = parseForm(LogInInput, req.body);
    const values = { ...typedValues(req.body), next: localPath(req.body?.next) };
    if (!form.ok) return render(res, 'accounts/login', logInPage({ values, errors: form.errors }), 422);
    const result = await orLimit(authenticate(door, req, res));
    if (result instanceof AppError) {
      setRetryAfter(res, result);
      const page = logInPage({ values, errors: { form: result.message }, offersLetter: true });
      return render(res, 'accounts/login', page, result.status);
    }
    if ('failures' in result) {
      const page = logInPage({ values, ...wrongLogIn(result.failures) });
      return render(res, 'accounts/login', page, 422);
    }
    await startSession(door, { req, res }, { user: result, isKept: form.data.keep === 'on' });
    return res.redirect(303, values.next);
  });

  router.post('/logout', async (req, res) => {
    const { sessionID } = req;
    const accountId = req.user?.id;
    await new Promise<void>((resolve, reject) =>
      req.session.destroy((err) => (err ? reject(err) : resolve())),
    );
    door.onSessionEnded(sessionID);
    if (accountId !== undefined)
      recordSecurityEvent(door.log, {
        event: 'log-out',
        outcome: 'done',
        accountId,
        source: requestSource(req),
      });
    const secure = door.publicOrigin.startsWith('https:');
    res.clearCookie(sessionCookieName(door.publicOrigin), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
    });
    res.redirect(303, '/');
  });

  return router;
}

/** Runs the log-in strategy. @throws {AppError} 429 */
function authenticate(door: AccountDoor, req: Request, res: Response): Promise<User | LogInFailure> {
  return new Promise((resolve, reject) => {
    const done = (err: unknown, user?: User | false, failure?: LogInFailure) =>
      err ? reject(err) : resolve(user || (failure ?? { failures: 0 }));
    door.passport.authenticate('local', { session: false }, done)(req, res, reject);
  });
}

/** Returns the refusal of a rate limit instead of throwing it, so that the form can show it. */
async function orLimit<T>(work: Promise<T>): Promise<T | AppError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.status === 429) return error;
    throw error;
  }
}

const setRetryAfter = (res: Response, { retryAfterSeconds = 1 }: AppError) =>
  res.set('Retry-After', String(retryAfterSeconds));
