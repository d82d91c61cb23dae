import express, { type Router } from 'express';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { confirmNotice } from './confirm-notice.ts';
import { ConfirmInput } from './input.ts';
import { noticeIdOf, refusalError } from './refuse.ts';
import type { NoticeRouteServices } from './route-services.ts';

/** The button with which a member confirms a notice. It leads back to where she pressed it. */
export function answerRoutes(services: NoticeRouteServices): Router {
  const router = express.Router();

  router.post(
    '/notices/:id/confirm',
    requireLogin,
    limitAccount(services.rateLimits, 'notice-confirm'),
    async (req, res) => {
      const noticeId = noticeIdOf(req);
      const { page } = ConfirmInput.parse(req.body ?? {});
      const result = await confirmNotice(services, viewerOf(req).id, noticeId);
      if (!result.ok) throw refusalError(result.reason);
      const path = page === null ? '' : `/notices?page=${page}`;
      res.redirect(303, `/clubs/${result.clubId}${path}#notice-${noticeId}`);
    },
  );

  return router;
}
