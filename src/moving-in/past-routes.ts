import express, { type Request, type Response, type Router } from 'express';
import { clubForMember, idOf } from '../clubs/index.ts';
import { notFound } from '../platform/errors.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerForbidden } from './answer-forbidden.ts';
import { claimAuthor } from './claim-author.ts';
import { deleteLines } from './delete-lines.ts';
import { LineIdInput, PastInput } from './input.ts';
import type { MoveRouteServices } from './move-services.ts';
import { pathsOf } from './move-view.ts';
import { pastPage } from './past-view.ts';
import { type MoveRefusal, refusalMessages } from './refusal-messages.ts';
import { releaseAuthor } from './release-author.ts';
import { showPastLog } from './show-past-log.ts';

/** The past log of a club, and what its members change there. */
export function pastRoutes(services: MoveRouteServices): Router {
  const router = express.Router();
  const { db } = services;
  const changes = limitAccount(services.rateLimits, 'moving-in-change');

  router.get('/clubs/:id/past', requireLogin, async (req, res) => {
    await show(req, res);
  });

  for (const [verb, change] of [
    ['claim', claimAuthor],
    ['release', releaseAuthor],
  ] as const)
    router.post(`/clubs/:id/past/authors/:authorId/${verb}`, requireLogin, changes, async (req, res) => {
      const asked = { clubId: idOf(req), userId: viewerOf(req).id, authorId: idOf(req, 'authorId') };
      await answer(req, res, await change(services, asked));
    });

  router.post('/clubs/:id/past/lines/delete', requireLogin, changes, async (req, res) => {
    const asked = { clubId: idOf(req), userId: viewerOf(req).id, lineId: null };
    await answer(req, res, await deleteLines(services, asked));
  });

  router.post('/clubs/:id/past/lines/:lineId/delete', requireLogin, changes, async (req, res) => {
    const lineId = LineIdInput.safeParse(req.params.lineId);
    if (!lineId.success) throw notFound();
    const asked = { clubId: idOf(req), userId: viewerOf(req).id, lineId: lineId.data };
    await answer(req, res, await deleteLines(services, asked));
  });

  /** Leads back to the month and page that the form names. */
  async function answer(
    req: Request,
    res: Response,
    result: { readonly ok: true } | { readonly ok: false; readonly reason: MoveRefusal },
  ): Promise<void> {
    if (!result.ok) {
      answerForbidden(req, result.reason);
      return show(req, res, refusalMessages[result.reason], 409);
    }
    const { month, page } = PastInput.parse(req.body ?? {});
    const query = month ? `?month=${month}${page > 1 ? `&page=${page}` : ''}` : '';
    res.redirect(303, `${pathsOf(idOf(req)).past}${query}`);
  }

  async function show(req: Request, res: Response, notice?: string, status = 200): Promise<void> {
    const clubForAsker = await clubForMember(db, req);
    const log = await showPastLog(
      db,
      { clubId: clubForAsker.club.id, userId: viewerOf(req).id },
      PastInput.parse(req.query),
    );
    await render(res, 'moving-in/past', pastPage(clubForAsker, log, notice), status);
  }

  return router;
}
