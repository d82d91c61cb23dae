import express, { type Request, type Response, type Router } from 'express';
import { type ClubForAsker, idOf } from '../clubs/index.ts';
import { idInput } from '../platform/http/form.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerForbidden } from './answer-forbidden.ts';
import { clubForManager } from './club-for-manager.ts';
import { confirmDraft } from './confirm-draft.ts';
import { discardDraft, findDraft, type MoveDraft } from './draft-repository.ts';
import { fileMessage } from './file-messages.ts';
import { findImports } from './import-repository.ts';
import { newSeed } from './link-tokens.ts';
import type { MoveRouteServices } from './move-services.ts';
import { type Answered, movePage, pathsOf } from './move-view.ts';
import { prepareDraft } from './prepare-draft.ts';
import { previewPage } from './preview-view.ts';
import { refusalMessages } from './refusal-messages.ts';
import { carrySeed } from './seed-cookie.ts';
import { allowedLetters, sendLetters } from './send-letters.ts';
import { sentForm } from './sent-form.ts';

/** The pages on which a leader sends files, sees what they hold, and confirms. */
export function moveRoutes(services: MoveRouteServices): Router {
  const router = express.Router();
  const { db } = services;

  router.get('/clubs/:id/moving-in', requireLogin, async (req, res) => {
    await showForm(res, await clubForManager(db, req));
  });

  router.get('/clubs/:id/moving-in/preview', requireLogin, async (req, res) => {
    const { club, now } = await clubForManager(db, req);
    const draft = await findDraft(db, club.id);
    if (!draft) return res.redirect(302, pathsOf(club.id).move);
    return render(res, 'moving-in/preview', previewPage(club, draft, now, services.mailer !== null));
  });

  router.post(
    '/clubs/:id/moving-in',
    requireLogin,
    limitAccount(services.rateLimits, 'moving-in-change'),
    async (req, res) => {
      const clubForAsker = await clubForManager(db, req);
      if (clubForAsker.club.closedAt)
        return showForm(res, clubForAsker, { notice: refusalMessages.closed }, 409);
      if (req.body?.discard !== undefined) return discard(req, res);
      return req.body?.confirm === undefined
        ? receive(req, res, clubForAsker)
        : confirm(req, res, clubForAsker);
    },
  );

  async function receive(req: Request, res: Response, clubForAsker: ClubForAsker): Promise<void> {
    const { files, typed: names, listField, errors } = sentForm(req);
    if (Object.keys(errors).length > 0) return showForm(res, clubForAsker, { errors, names }, 422);
    const { club } = clubForAsker;
    const result = await prepareDraft(services, { clubId: club.id, madeBy: viewerOf(req).id }, files);
    if (result.ok) return res.redirect(303, `${pathsOf(club.id).move}/preview`);
    const { export: ofTalk, members: ofMembers } = result.refusals;
    const refused = {
      ...(ofTalk ? { export: fileMessage(ofTalk) } : {}),
      ...(ofMembers ? { [listField]: fileMessage(ofMembers) } : {}),
    };
    return showForm(res, clubForAsker, { errors: refused, names }, 422);
  }

  async function confirm(req: Request, res: Response, clubForAsker: ClubForAsker): Promise<void> {
    const [clubId, userId] = [clubForAsker.club.id, viewerOf(req).id];
    const draftId = idInput.safeParse(req.body.confirm);
    const draft = await findDraft(db, clubId);
    if (!draftId.success || draft?.id !== draftId.data)
      return showForm(res, clubForAsker, { notice: refusalMessages.no_draft }, 409);
    const seed = newSeed();
    const result = await makeAll(services, { clubId, userId, seed }, draft);
    if (!result.ok) {
      answerForbidden(req, result.reason);
      return showForm(res, clubForAsker, { notice: refusalMessages[result.reason] }, 409);
    }
    const path = `${pathsOf(clubId).move}/${result.importId}`;
    if (draft.members.length > 0) carrySeed(res, path, seed, services.env.APP_ORIGIN);
    res.redirect(303, path);
    await sendLetters(services, { importId: result.importId, members: draft.members, seed });
  }

  async function discard(req: Request, res: Response): Promise<void> {
    await discardDraft(db, idOf(req));
    res.redirect(303, pathsOf(idOf(req)).move);
  }

  async function showForm(
    res: Response,
    { club, now }: ClubForAsker,
    besides: Answered = {},
    status = 200,
  ): Promise<void> {
    const [imports, draft] = [await findImports(db, club.id), await findDraft(db, club.id)];
    await render(
      res,
      'moving-in/form',
      movePage(club, { imports, hasDraft: draft !== null, now }, besides),
      status,
    );
  }

  return router;
}

/** Confirms a preview. Letters count against their limits only if the import begins. */
const makeAll = (
  services: MoveRouteServices,
  asked: { readonly clubId: number; readonly userId: number; readonly seed: string },
  { id, members }: MoveDraft,
) =>
  services.fewAtOnce(async () => {
    const lettersTo = await allowedLetters(services, asked.userId, members);
    return confirmDraft(services, { ...asked, draftId: id, lettersTo });
  });
