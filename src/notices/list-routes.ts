import express, { type Router } from 'express';
import { clubForMember } from '../clubs/index.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { requireLogin } from '../platform/http/require-login.ts';
import { NoticesInput } from './input.ts';
import { renderNotices } from './render-notices.ts';
import type { NoticeRouteServices } from './route-services.ts';

/** The list of a club's notices, for its members. */
export function listRoutes(services: NoticeRouteServices): Router {
  const router = express.Router();

  router.get('/clubs/:id/notices', requireLogin, async (req, res) => {
    const clubForAsker = await clubForMember(services.db, req);
    const { page, done } = NoticesInput.parse(req.query);
    const kept = await restoreForm(req, res);
    const form = kept ? { form: { values: kept, errors: {} } } : {};
    await renderNotices(services, { req, res }, { clubForAsker, page }, { done, ...form });
  });

  return router;
}
