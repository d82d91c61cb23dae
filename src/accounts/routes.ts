import express, { type Request, type Response, type Router } from 'express';
import type { Passport } from 'passport';
import { startCsrf } from '../platform/http/csrf.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { localPath } from '../platform/http/local-path.ts';
import { render } from '../platform/http/render.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { sessionCookieName } from '../platform/http/session.ts';
import type { Mailer } from '../platform/mail.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import { LogInInput, SignUpInput } from './input.ts';
import type { AccountServices } from './passport.ts';
import { passwordRoutes } from './password-routes.ts';
import { signUp } from './sign-up.ts';
import type { User } from './user.ts';
import { logInPage as logInForm, signUpPage, wrongLogIn } from './view.ts';

export interface AccountDoor extends AccountServices {
  readonly passport: InstanceType<typeof Passport>;
  readonly publicOrigin: string;
  /** Called once a session is no more: its sockets are to go too. */
  readonly onLogOut: (sessionId: string) => void;
  /** Called once all sessions of a person are no more. */
  readonly onPasswordSet: (userId: number) => void;
  /** Null: this site sends no letters. */
  readonly mailer: Mailer | null;
  /** Sign the links in letters. */
  readonly secrets: readonly string[];
}

export function accountRoutes(door: AccountDoor): Router {
  const router = express.Router();
  const { mailer } = door;
  if (mailer) router.use(passwordRoutes({ ...door, mailer }));
  const logInPage = (filled: Parameters<typeof logInForm>[0]) => ({
    ...logInForm(filled),
    sendsLetters: mailer !== null,
  });

  router.get('/signup', (req, res) =>
    req.user ? res.redirect(303, '/') : render(res, 'accounts/signup', signUpPage()),
  );

  router.post('/signup', async (req, res) => {
    const form = parseForm(SignUpInput, req.body);
    if (!form.ok) return render(res, 'accounts/signup', signUpPage(form), 422);
    const source = requestSource(req);
    await door.throttle.countSignUp(source);
    const result = await signUp(door.db, form.data);
    if (!result.ok) {
      return render(
        res,
        'accounts/signup',
        signUpPage({ values: typedValues(req.body), errors: result.errors }),
        422,
      );
    }
    recordSecurityEvent(door.log, { event: 'sign-up', outcome: 'done', accountId: result.user.id, source });
    await startSession(req, result.user);
    return res.redirect(303, '/quiz');
  });

  router.get('/login', (req, res) => {
    const next = localPath(req.query.next);
    return req.user
      ? res.redirect(303, next)
      : render(res, 'accounts/login', logInPage({ values: { next } }));
  });

  router.post('/login', async (req, res) => {
    const form = parseForm(LogInInput, req.body);
    const values = { ...typedValues(req.body), next: localPath(req.body?.next) };
    if (!form.ok) return render(res, 'accounts/login', logInPage({ values, errors: form.errors }), 422);
    const user = await authenticate(door, req, res);
    if (!user) return render(res, 'accounts/login', logInPage({ values, errors: wrongLogIn }), 422);
    await startSession(req, user);
    return res.redirect(303, values.next);
  });

  router.post('/logout', async (req, res) => {
    const { sessionID } = req;
    const accountId = req.user?.id;
    await new Promise<void>((resolve, reject) =>
      req.session.destroy((err) => (err ? reject(err) : resolve())),
    );
    door.onLogOut(sessionID);
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

function authenticate(door: AccountDoor, req: Request, res: Response): Promise<User | false> {
  return new Promise((resolve, reject) => {
    const done = (err: unknown, user?: User | false) => (err ? reject(err) : resolve(user ?? false));
    door.passport.authenticate('local', { session: false }, done)(req, res, reject);
  });
}

/** Passport renews the session id at a log-in, so an id planted before it is worth nothing. */
async function startSession(req: Request, user: User): Promise<void> {
  await new Promise<void>((resolve, reject) => req.logIn(user, (err) => (err ? reject(err) : resolve())));
  startCsrf(req);
}
