import express, { type Request, type Response, type Router } from 'express';
import { AppError } from '../platform/errors.ts';
import { parseForm } from '../platform/http/form.ts';
import { localPath } from '../platform/http/local-path.ts';
import { render } from '../platform/http/render.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { recordProof } from './fresh-proof.ts';
import { PasswordInput } from './input.ts';
import { deviceCookieOf } from './mark-device.ts';
import { orLimit, setRetryAfter } from './or-limit.ts';
import { findProofAccount } from './proof-account.ts';
import { wrongProof } from './proof-messages.ts';
import { proofPage } from './proof-view.ts';
import { proveByPassword } from './prove-by-password.ts';
import { renewSession } from './renew-session.ts';
import type { AccountRouteServices } from './route-services.ts';

/** The page that asks a logged-in person for her password before a dangerous change. */
export function proofRoutes(services: AccountRouteServices): Router {
  const router = express.Router();
  const { clock, publicOrigin } = services;
  const backOf = (value: unknown) => localPath(value, '/settings');

  router.get('/settings/proof', requireLogin, async (req, res) => {
    const account = await findProofAccount(services, viewerOf(req).id);
    const page = { values: { back: backOf(req.query.back) }, ...account };
    await render(res, 'accounts/proof', proofPage(page));
  });

  router.post('/settings/proof', requireLogin, async (req, res) => {
    const back = backOf(req.body?.back);
    const account = await findProofAccount(services, viewerOf(req).id);
    const refuse = (message: string, status = 422) => refuseProof(res, { back, message, status, ...account });
    const form = parseForm(PasswordInput, req.body);
    if (!form.ok) return refuse(form.errors.password ?? wrongProof(0));
    const result = await orLimit(proveByPassword(services, { ...form.data, ...askerOf(req), ...account }));
    if (result instanceof AppError) {
      setRetryAfter(res, result);
      return refuse(result.message, result.status);
    }
    if (!result.ok) return refuse(wrongProof(result.failures));
    recordProof(req, clock.now());
    await renewSession(services, { req, res }, result.user);
    return res.redirect(303, back);
  });

  const askerOf = (req: Request) => ({
    source: requestSource(req),
    deviceCookie: deviceCookieOf(req, publicOrigin),
  });

  return router;
}

function refuseProof(
  res: Response,
  {
    back,
    message,
    status,
    ...shown
  }: {
    back: string;
    message: string;
    status: number;
    hasPassword: boolean;
    hasPasskey: boolean;
    sendsLetters: boolean;
    hasKakao: boolean;
  },
): Promise<void> {
  const page = proofPage({ ...shown, values: { back }, errors: { password: message } });
  return render(res, 'accounts/proof', page, status);
}
