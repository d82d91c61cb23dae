import express, { type Router } from 'express';
import { typedValues } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { type ConfirmServices, confirmationOf, confirmEmail, sendConfirmation } from './confirm-email.ts';
import {
  badConfirmationPage,
  confirmationSentPage,
  confirmedPage,
  confirmPage,
  unconfirmedPage,
} from './confirm-view.ts';
import { findConfirmation } from './confirmation-repository.ts';

/**
 * The pages that confirm an e-mail address through a link in a letter. The link's page has a
 * button, because mail programs open links by themselves.
 */
export function confirmRoutes(services: ConfirmServices): Router {
  const router = express.Router();

  router.use('/account/confirm', (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });

  router.get('/account/confirm', async (req, res, next) => {
    const { token } = req.query;
    if (typeof token !== 'string') return next();
    const { state } = await confirmationOf(services, token);
    if (state === 'open') return render(res, 'accounts/confirm', confirmPage(token));
    if (state === 'used') return render(res, 'accounts/confirmed', confirmedPage);
    return render(res, 'accounts/bad-confirmation', badConfirmationPage, 404);
  });

  router.get('/account/confirm', requireLogin, async (req, res) => {
    const account = await findConfirmation(services.db, viewerOf(req).id);
    return account?.confirmedAt
      ? render(res, 'accounts/confirmed', confirmedPage)
      : render(res, 'accounts/unconfirmed', unconfirmedPage({ email: account?.email ?? '' }));
  });

  router.post('/account/confirm', async (req, res) => {
    const { token = '' } = typedValues(req.body);
    return (await confirmEmail(services, { token, source: requestSource(req) }))
      ? res.redirect(303, '/account/confirmed')
      : render(res, 'accounts/bad-confirmation', badConfirmationPage, 404);
  });

  router.get('/account/confirmed', (_req, res) => render(res, 'accounts/confirmed', confirmedPage));

  router.post('/account/confirm/letter', requireLogin, async (req, res) => {
    const account = await findConfirmation(services.db, viewerOf(req).id);
    if (!account || account.confirmedAt !== null) return res.redirect(303, '/account/confirm');
    const isSent = await sendConfirmation(services, { user: account, source: requestSource(req) });
    return res.redirect(303, isSent ? '/account/confirm/sent' : '/account/confirm/sent?again=later');
  });

  router.get('/account/confirm/sent', requireLogin, (req, res) =>
    render(res, 'accounts/confirmation-sent', confirmationSentPage(req.query.again !== 'later')),
  );

  return router;
}
