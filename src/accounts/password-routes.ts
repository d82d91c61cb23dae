import express, { type Router } from 'express';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { requestSource } from '../platform/http/request-source.ts';
import type { SessionIndex } from '../platform/http/session-index.ts';
import type { Mailer } from '../platform/mail.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import { askForPassword } from './ask-for-password.ts';
import { ForgotInput, NewPasswordInput } from './input.ts';
import type { AccountServices } from './passport.ts';
import { ownerOfLink, setPassword } from './set-password.ts';
import { deviceCookieOf, markDevice } from './start-session.ts';
import { badLinkPage, forgotPage, letterSentPage, newPasswordPage } from './view.ts';

export interface PasswordDoor extends AccountServices {
  readonly mailer: Mailer;
  readonly secrets: readonly string[];
  readonly publicOrigin: string;
  readonly sessionIndex: SessionIndex;
  /** Called after all sessions of a person have ended. */
  readonly onSessionsEnded: (userId: number) => void;
}

/**
 * The pages to set a password through a link in a letter: for people who forgot it, and for
 * accounts that were moved from the old site without one.
 */
export function passwordRoutes(door: PasswordDoor): Router {
  const router = express.Router();

  router.get('/password/forgot', (_req, res) => render(res, 'accounts/forgot', forgotPage()));

  router.post('/password/forgot', async (req, res) => {
    const form = parseForm(ForgotInput, req.body);
    if (!form.ok) return render(res, 'accounts/forgot', forgotPage(form), 422);
    const attempt = {
      email: form.data.email,
      source: requestSource(req),
      deviceCookie: deviceCookieOf(req, door.publicOrigin),
    };
    await askForPassword(door, attempt);
    return res.redirect(303, '/password/sent');
  });

  router.get('/password/sent', (_req, res) => render(res, 'accounts/letter-sent', letterSentPage));

  router.get('/password/new', async (req, res) => {
    const token = typeof req.query.token === 'string' ? req.query.token : '';
    res.set('Cache-Control', 'no-store');
    return (await ownerOfLink(door, token))
      ? render(res, 'accounts/new-password', newPasswordPage({ values: { token } }))
      : render(res, 'accounts/bad-link', badLinkPage, 404);
  });

  router.post('/password/new', async (req, res) => {
    const form = parseForm(NewPasswordInput, req.body);
    const { token = '' } = typedValues(req.body);
    res.set('Cache-Control', 'no-store');
    if (!form.ok)
      return render(
        res,
        'accounts/new-password',
        newPasswordPage({ values: { token }, errors: form.errors }),
        422,
      );
    const source = requestSource(req);
    const result = await setPassword(door, { ...form.data, source });
    if (result.ok) {
      const accountId = result.userId;
      const ended = await door.sessionIndex.endAll(accountId);
      door.onSessionsEnded(accountId);
      recordSecurityEvent(door.log, {
        event: 'password-change',
        outcome: 'done',
        accountId,
        count: ended.length,
        source,
      });
      await door.throttle.ownerProved({ email: result.email, source, accountId });
      markDevice(door, { req, res }, { accountId, epoch: result.epoch });
      return res.redirect(303, '/login?password=set');
    }
    recordSecurityEvent(door.log, {
      event: 'password-change',
      outcome: 'refused',
      reason: result.reason,
      accountId: result.userId,
      source,
    });
    if (result.reason === 'bad_link') return render(res, 'accounts/bad-link', badLinkPage, 404);
    const errors = { password: result.message };
    return render(res, 'accounts/new-password', newPasswordPage({ values: { token }, errors }), 422);
  });

  return router;
}
