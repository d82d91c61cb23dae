import express, { type Router } from 'express';
import { AppError } from '../../platform/errors.ts';
import { createBrowserIds } from '../../platform/http/browser-id.ts';
import { parseForm, typedValues } from '../../platform/http/form.ts';
import { localPath } from '../../platform/http/local-path.ts';
import { requestSource } from '../../platform/http/request-source.ts';
import { orLimit, setRetryAfter } from '../or-limit.ts';
import type { AccountRouteServices } from '../route-services.ts';
import { showLogInPage } from '../show-log-in-page.ts';
import { startSession } from '../start-session.ts';
import { askOptions } from './ask-options.ts';
import { challengeLifetimeMs } from './challenges.ts';
import { browserHolder } from './holder.ts';
import { PasskeyLogInInput } from './input.ts';
import { logInWithPasskey } from './log-in-with-passkey.ts';
import { refusedPasskey } from './passkey-messages.ts';
import type { PasskeyServices } from './passkey-services.ts';

/** The log-in by passkey. A cookie of its own binds each challenge to the browser that asked. */
export function passkeyLogInRoutes(services: AccountRouteServices & PasskeyServices): Router {
  const router = express.Router();
  const browserIds = createBrowserIds({ ...services, name: 'passkey', lifetimeMs: challengeLifetimeMs });

  router.post('/login/passkey/options', async (req, res) => {
    await services.rateLimits.enforce('passkey-challenge', requestSource(req).addressBlock);
    const holder = browserHolder(browserIds.give(req, res));
    res.set('Cache-Control', 'no-store');
    res.json(await askOptions(services, { use: { purpose: 'log-in', holder } }));
  });

  router.post('/login/passkey', async (req, res) => {
    const form = parseForm(PasskeyLogInInput, req.body);
    const next = localPath(req.body?.next);
    const refuse = (passkey: string, status = 422) => {
      const { credential: _credential, ...values } = typedValues(req.body);
      const refused = { values, errors: { passkey }, offersLetter: false, status };
      return showLogInPage(services, res, { next, refused });
    };
    if (!form.ok) return refuse(refusedPasskey);
    const holder = browserHolder(browserIds.find(req) ?? '');
    const attempt = { response: form.data.credential, holder, source: requestSource(req) };
    const user = await orLimit(logInWithPasskey(services, attempt));
    if (user instanceof AppError) {
      setRetryAfter(res, user);
      return refuse(user.message, user.status);
    }
    if (!user) return refuse(refusedPasskey);
    browserIds.forget(res);
    await startSession(services, { req, res }, { user, isKept: form.data.keep === 'on' });
    if (form.data.join === 'on') await services.seatOffers.take(user.id, next);
    return res.redirect(303, next);
  });

  return router;
}
