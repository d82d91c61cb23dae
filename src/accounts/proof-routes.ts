import express, { type Router } from 'express';
import { AppError } from '../platform/errors.ts';
import { parseForm } from '../platform/http/form.ts';
import { localPath } from '../platform/http/local-path.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { acceptProof } from './accept-proof.ts';
import { PasswordInput } from './input.ts';
import { deviceCookieOf } from './mark-device.ts';
import { orLimit, setRetryAfter } from './or-limit.ts';
import { wrongProof } from './proof-messages.ts';
import { proveByPassword } from './prove-by-password.ts';
import type { AccountRouteServices } from './route-services.ts';
import { showProofPage } from './show-proof-page.ts';

/** The page that asks for a proof before a dangerous change, and its form for passwords. */
export function proofRoutes(services: AccountRouteServices): Router {
  const router = express.Router();
  const backOf = (value: unknown) => localPath(value, '/settings');

  router.get('/settings/proof', requireLogin, (req, res) =>
    showProofPage(services, res, { accountId: viewerOf(req).id, back: backOf(req.query.back) }),
  );

  router.post('/settings/proof', requireLogin, async (req, res) => {
    const accountId = viewerOf(req).id;
    const back = backOf(req.body?.back);
    const refuse = (password: string, status = 422) =>
      showProofPage(services, res, { accountId, back, errors: { password }, status });
    const form = parseForm(PasswordInput, req.body);
    if (!form.ok) return refuse(form.errors.password ?? wrongProof(0));
    const browser = {
      source: requestSource(req),
      deviceCookie: deviceCookieOf(req, services.publicOrigin),
    };
    const result = await orLimit(proveByPassword(services, { ...form.data, ...browser, accountId }));
    if (result instanceof AppError) {
      setRetryAfter(res, result);
      return refuse(result.message, result.status);
    }
    if (!result.ok) return refuse(wrongProof(result.failures));
    await acceptProof(services, { req, res }, result.user);
    return res.redirect(303, back);
  });

  return router;
}
