import express, { type Router } from 'express';
import { AppError } from '../../platform/errors.ts';
import { parseForm } from '../../platform/http/form.ts';
import { localPath } from '../../platform/http/local-path.ts';
import { requestSource } from '../../platform/http/request-source.ts';
import { requireLogin, viewerOf } from '../../platform/http/require-login.ts';
import { acceptProof } from '../accept-proof.ts';
import { orLimit, setRetryAfter } from '../or-limit.ts';
import type { AccountRouteServices } from '../route-services.ts';
import { showProofPage } from '../show-proof-page.ts';
import { askOptions } from './ask-options.ts';
import { sessionHolder } from './holder.ts';
import { ProveInput } from './input.ts';
import { refusedPasskey } from './passkey-messages.ts';
import { findPasskeys } from './passkey-repository.ts';
import type { PasskeyServices } from './passkey-services.ts';
import { proveByPasskey } from './prove-by-passkey.ts';

/** The half of the proof page that asks for a passkey. */
export function passkeyProofRoutes(services: AccountRouteServices & PasskeyServices): Router {
  const router = express.Router();
  const { db, rateLimits } = services;

  router.post('/settings/proof/passkey/options', requireLogin, async (req, res) => {
    const { id } = viewerOf(req);
    await rateLimits.enforce('passkey-challenge', id);
    const passkeys = await findPasskeys(db, id);
    const use = { purpose: 'proof', holder: sessionHolder(req) } as const;
    res.set('Cache-Control', 'no-store');
    res.json(await askOptions(services, { use, passkeys }));
  });

  router.post('/settings/proof/passkey', requireLogin, async (req, res) => {
    const { id: userId } = viewerOf(req);
    const back = localPath(req.body?.back, '/settings');
    const refuse = (passkey: string, status = 422) =>
      showProofPage(services, res, { accountId: userId, back, errors: { passkey }, status });
    const form = parseForm(ProveInput, req.body);
    if (!form.ok) return refuse(refusedPasskey);
    const attempt = { userId, response: form.data.credential, holder: sessionHolder(req) };
    const user = await orLimit(proveByPasskey(services, { ...attempt, source: requestSource(req) }));
    if (user instanceof AppError) {
      setRetryAfter(res, user);
      return refuse(user.message, user.status);
    }
    if (!user) return refuse(refusedPasskey);
    await acceptProof(services, { req, res }, user);
    return res.redirect(303, back);
  });

  return router;
}
