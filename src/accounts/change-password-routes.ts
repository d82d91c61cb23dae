import express, { type Request, type Response, type Router } from 'express';
import { parseForm } from '../platform/http/form.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import { changePassword } from './change-password.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { requireFreshProof } from './fresh-proof.ts';
import type { HttpExchange } from './http-exchange.ts';
import { PasswordInput } from './input.ts';
import { changePasswordPage, passwordChangedPage } from './password-view.ts';
import type { AccountRouteServices } from './route-services.ts';
import { tellOwner } from './tell-owner.ts';
import type { User } from './user.ts';
import { findOwnAccount } from './user-repository.ts';

/** The form with which a logged-in person changes her password. Every other session ends. */
export function changePasswordRoutes(services: AccountRouteServices): Router {
  const router = express.Router();
  const { db, log, rateLimits, throttle } = services;

  router.use('/settings/password', requireLogin, requireFreshProof(services));

  const show = async (req: Request, res: Response, errors: Readonly<Record<string, string>> = {}) => {
    const account = await findOwnAccount(db, viewerOf(req).id);
    const page = changePasswordPage({ ...account, errors });
    await render(res, 'accounts/change-password', page, Object.keys(errors).length > 0 ? 422 : 200);
  };

  router.get('/settings/password', (req, res) => show(req, res));

  router.post('/settings/password', limitAccount(rateLimits, 'password-change'), async (req, res) => {
    const form = parseForm(PasswordInput, req.body);
    if (!form.ok) return show(req, res, form.errors);
    const source = requestSource(req);
    const result = await changePassword(services, { ...form.data, accountId: viewerOf(req).id, source });
    if (!result.ok) return show(req, res, { password: result.message });
    await settle({ req, res }, result.user);
    return res.redirect(303, '/password/changed');
  });

  router.get('/password/changed', requireLogin, (_req, res) =>
    render(res, 'accounts/password-changed', passwordChangedPage),
  );

  /** Ends the other sessions, and tells the owner. */
  async function settle(exchange: HttpExchange, user: User): Promise<void> {
    const source = requestSource(exchange.req);
    const count = await endOtherSessions(services, exchange, user);
    recordSecurityEvent(log, {
      event: 'password-change',
      outcome: 'done',
      accountId: user.id,
      count,
      source,
    });
    await throttle.ownerProved({ email: user.email, source, accountId: user.id });
    await tellOwner(services, user.id, 'password-changed');
  }

  return router;
}
