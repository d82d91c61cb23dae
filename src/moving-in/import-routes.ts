import express, { type Request, type Response, type Router } from 'express';
import { canManage, idOf } from '../clubs/index.ts';
import { notFound } from '../platform/errors.ts';
import { isSeen } from '../platform/http/is-seen.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerForbidden } from './answer-forbidden.ts';
import { clubForManager } from './club-for-manager.ts';
import { importPage } from './import-view.ts';
import type { MoveRouteServices } from './move-services.ts';
import { pathsOf } from './move-view.ts';
import { refusalMessages } from './refusal-messages.ts';
import { takeSeed } from './seed-cookie.ts';
import { showImport } from './show-import.ts';
import { undoImport } from './undo-import.ts';

/** The page of one import, and the way back. */
export function importRoutes(services: MoveRouteServices): Router {
  const router = express.Router();
  const { db, env } = services;

  router.get('/clubs/:id/moving-in/:importId', requireLogin, async (req, res) => {
    await show(req, res);
  });

  router.post(
    '/clubs/:id/moving-in/:importId/undo',
    requireLogin,
    limitAccount(services.rateLimits, 'moving-in-change'),
    async (req, res) => {
      const asked = { clubId: idOf(req), userId: viewerOf(req).id, importId: idOf(req, 'importId') };
      const result = await services.fewAtOnce(() => undoImport(services, asked));
      if (result.ok) return res.redirect(303, `${pathsOf(asked.clubId).move}/${asked.importId}`);
      answerForbidden(req, result.reason);
      return show(req, res, refusalMessages[result.reason], 409);
    },
  );

  async function show(req: Request, res: Response, notice?: string, status = 200): Promise<void> {
    const clubForAsker = await clubForManager(db, req);
    const [clubId, importId] = [clubForAsker.club.id, idOf(req, 'importId')];
    const seedOf = (draftId: number) =>
      isSeen(req) ? takeSeed(services, req, res, { clubId, draftId }) : null;
    const found = await showImport(db, { clubId, importId }, { origin: env.APP_ORIGIN, seedOf });
    if (!found) throw notFound(refusalMessages.no_import);
    const besides = {
      now: clubForAsker.now,
      canUndo: canManage(clubForAsker).ok,
      ...(notice ? { notice } : {}),
    };
    await render(
      res,
      'moving-in/import',
      importPage(clubForAsker.club, found.made, found.invites, besides),
      status,
    );
  }

  return router;
}
