import express, { type Router } from 'express';
import { render } from '../platform/http/render.ts';
import { privacyPage } from './privacy-view.ts';
import type { LegalServices } from './route-services.ts';
import { termsPage } from './terms-view.ts';

/** The terms of use and the privacy policy. */
export function pageRoutes({ env, mailer }: LegalServices): Router {
  const router = express.Router();
  router.get('/terms', (_req, res) => render(res, 'legal/terms', termsPage(env)));
  router.get('/privacy', (_req, res) =>
    render(res, 'legal/privacy', privacyPage(env, { sendsLetters: mailer !== null })),
  );
  return router;
}
