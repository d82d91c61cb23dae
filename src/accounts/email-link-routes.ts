import express, { type Router } from 'express';
import { typedValues } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { linkHashOf } from '../platform/link-token.ts';
import { confirmEmailChange } from './confirm-email-change.ts';
import { findConfirmable } from './email-change-repository.ts';
import { findUndoable } from './email-change-undo-repository.ts';
import {
  badChangePage,
  badTakeBackPage,
  confirmEmailChangePage,
  emailChangedPage,
  takeEmailBackPage,
  takenChangePage,
} from './email-change-view.ts';
import type { LetterRouteServices } from './route-services.ts';
import { takeEmailBack } from './take-email-back.ts';

/**
 * The pages behind the links in letters about a change of address. Each has a button, because mail
 * programs open links by themselves.
 */
export function emailLinkRoutes(services: LetterRouteServices): Router {
  const router = express.Router();
  const { clock, pool } = services;
  const tokenOf = (value: unknown) => (typeof value === 'string' ? value : '');

  router.use('/account/email', (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });

  router.get('/account/email', requireLogin, async (req, res) => {
    const token = tokenOf(req.query.token);
    const confirmHash = linkHashOf(token);
    const asker = { accountId: viewerOf(req).id, now: clock.now() };
    const email = confirmHash && (await findConfirmable(pool, { ...asker, confirmHash }));
    return email
      ? render(res, 'accounts/confirm-email-change', confirmEmailChangePage(token, email))
      : render(res, 'accounts/bad-email-change', badChangePage, 404);
  });

  router.post('/account/email', requireLogin, async (req, res) => {
    const { token = '' } = typedValues(req.body);
    const asker = { accountId: viewerOf(req).id, source: requestSource(req) };
    const result = await confirmEmailChange(services, { ...asker, token });
    if (result === 'changed') return res.redirect(303, '/account/email/changed');
    return result === 'taken'
      ? render(res, 'accounts/bad-email-change', takenChangePage, 409)
      : render(res, 'accounts/bad-email-change', badChangePage, 404);
  });

  router.get('/account/email/changed', requireLogin, (_req, res) =>
    render(res, 'accounts/email-changed', emailChangedPage),
  );

  router.get('/account/email/back', async (req, res) => {
    const token = tokenOf(req.query.token);
    const undoHash = linkHashOf(token);
    return undoHash && (await findUndoable(pool, undoHash, clock.now()))
      ? render(res, 'accounts/take-email-back', takeEmailBackPage(token))
      : render(res, 'accounts/bad-email-change', badTakeBackPage, 404);
  });

  router.post('/account/email/back', async (req, res) => {
    const { token = '' } = typedValues(req.body);
    const passwordToken = await takeEmailBack(services, { token, source: requestSource(req) });
    return passwordToken === null
      ? render(res, 'accounts/bad-email-change', badTakeBackPage, 404)
      : res.redirect(303, `/password/new?token=${passwordToken}`);
  });

  return router;
}
