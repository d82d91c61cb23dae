import express, { type Request, type Response, type Router } from 'express';
import { type ClubForAsker, idOf } from '../clubs/index.ts';
import { isSeen } from '../platform/http/is-seen.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerConfirmation } from './answer-confirmation.ts';
import { clubForManager } from './club-for-manager.ts';
import { discardDraft, findDraft } from './draft-repository.ts';
import { fileMessage } from './file-messages.ts';
import type { MoveRouteServices } from './move-services.ts';
import { pathsOf } from './move-view.ts';
import { prepareDraft } from './prepare-draft.ts';
import { previewPage } from './preview-view.ts';
import { refusalMessages } from './refusal-messages.ts';
import { renderMoveForm } from './render-move-form.ts';
import { seedFor } from './seed-cookie.ts';
import { sentForm } from './sent-form.ts';

/** The pages on which a leader sends files, sees what they hold, and confirms. */
export function moveRoutes(services: MoveRouteServices): Router {
  const router = express.Router();
  const { db } = services;

  router.get('/clubs/:id/moving-in', requireLogin, async (req, res) => {
    await renderMoveForm(db, res, await clubForManager(db, req));
  });

  router.get('/clubs/:id/moving-in/preview', requireLogin, async (req, res) => {
    const { club, now } = await clubForManager(db, req);
    const draft = await findDraft(db, club.id);
    if (!draft) return res.redirect(302, pathsOf(club.id).move);
    if (draft.members.length > 0 && isSeen(req))
      seedFor(services, req, res, { clubId: club.id, draftId: draft.id });
    return render(res, 'moving-in/preview', previewPage(club, draft, now, services.mailer !== null));
  });

  router.post(
    '/clubs/:id/moving-in',
    requireLogin,
    limitAccount(services.rateLimits, 'moving-in-change'),
    async (req, res) => {
      const clubForAsker = await clubForManager(db, req);
      if (clubForAsker.club.closedAt)
        return renderMoveForm(db, res, clubForAsker, { notice: refusalMessages.closed }, 409);
      if (req.body?.discard !== undefined) return discard(req, res);
      return req.body?.confirm === undefined
        ? receive(req, res, clubForAsker)
        : answerConfirmation(services, req, res, clubForAsker);
    },
  );

  async function receive(req: Request, res: Response, clubForAsker: ClubForAsker): Promise<void> {
    const { files, typed: names, listField, errors } = sentForm(req);
    if (Object.keys(errors).length > 0) return renderMoveForm(db, res, clubForAsker, { errors, names }, 422);
    const { club } = clubForAsker;
    const result = await prepareDraft(services, { clubId: club.id, madeBy: viewerOf(req).id }, files);
    if (result.ok) return res.redirect(303, `${pathsOf(club.id).move}/preview`);
    const { export: ofTalk, members: ofMembers } = result.refusals;
    const refused = {
      ...(ofTalk ? { export: fileMessage(ofTalk) } : {}),
      ...(ofMembers ? { [listField]: fileMessage(ofMembers) } : {}),
    };
    return renderMoveForm(db, res, clubForAsker, { errors: refused, names }, 422);
  }

  async function discard(req: Request, res: Response): Promise<void> {
    await discardDraft(db, idOf(req));
    res.redirect(303, pathsOf(idOf(req)).move);
  }

  return router;
}
