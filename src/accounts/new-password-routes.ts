import express, { type Request, type Router } from 'express';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import { NewPasswordInput } from './input.ts';
import { badLinkPage, newPasswordPage } from './password-view.ts';
import type { LetterRouteServices } from './route-services.ts';
import { ownerOfLink, type SetPasswordResult, setPassword } from './set-password.ts';
import { startSession } from './start-session.ts';
import { tellOwner } from './tell-owner.ts';

/** The form behind the link of a password letter. It leaves only this browser logged in. */
export function newPasswordRoutes(services: LetterRouteServices): Router {
  const router = express.Router();

  router.get('/password/new', async (req, res) => {
    const token = typeof req.query.token === 'string' ? req.query.token : '';
    res.set('Cache-Control', 'no-store');
    return (await ownerOfLink(services, token))
      ? render(res, 'accounts/new-password', newPasswordPage({ values: { token } }))
      : render(res, 'accounts/bad-link', badLinkPage, 404);
  });

  router.post('/password/new', async (req, res) => {
    const form = parseForm(NewPasswordInput, req.body);
    const { token = '' } = typedValues(req.body);
    res.set('Cache-Control', 'no-store');
    const refuse = (errors: Readonly<Record<string, string>>) =>
      render(res, 'accounts/new-password', newPasswordPage({ values: { token }, errors }), 422);
    if (!form.ok) return refuse(form.errors);
    const source = requestSource(req);
    const result = await setPassword(services, { ...form.data, source });
    if (!result.ok) {
      record(req, { outcome: 'refused', reason: result.reason, accountId: result.userId });
      if (result.reason === 'bad_password') return refuse({ password: result.message });
      return render(res, 'accounts/bad-link', badLinkPage, 404);
    }
    await settle(req, result);
    await startSession(services, { req, res }, { user: result.user });
    return res.redirect(303, '/password/changed');
  });

  /** Ends all sessions, and tells the owner. */
  async function settle(req: Request, { user }: SetPasswordResult & { ok: true }): Promise<void> {
    const accountId = user.id;
    const ended = await services.sessionIndex.endAll(accountId);
    services.onSessionsEnded(accountId);
    record(req, { outcome: 'done', accountId, count: ended.length });
    await services.throttle.ownerProved({ email: user.email, source: requestSource(req), accountId });
    await tellOwner(services, accountId, 'password-changed');
  }

  const record = (req: Request, event: Omit<PasswordEvent, 'event' | 'source'>) =>
    recordSecurityEvent(services.log, { event: 'password-change', ...event, source: requestSource(req) });

  return router;
}

type PasswordEvent = Parameters<typeof recordSecurityEvent>[1];
