import express, { type Request, type Router } from 'express';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerRefusal } from './answer-refusal.ts';
import { clubOf, idOf } from './club-of-request.ts';
import { withLockedClub } from './lock-club.ts';
import { canManage } from './policy.ts';
import type { ClubRouteServices } from './route-services.ts';
import { WordListInput } from './word-list-input.ts';
import { findWordList, storeWordList } from './word-list-repository.ts';
import { wordsPage } from './words-view.ts';

/** The page and the form of the words that hold messages back in a club's meetings. */
export function wordsRoutes(services: ClubRouteServices): Router {
  const router = express.Router();
  const edits = limitAccount(services.rateLimits, 'club-edit');

  router.get('/clubs/:id/words', requireLogin, async (req, res) => {
    const detail = await clubOf(services, req);
    const decision = canManage(detail);
    if (!decision.ok) return answerRefusal(services, req, res, decision.reason);
    const kept = await restoreForm(req, res);
    const value = kept?.words ?? (await findWordList(services.db, detail.club.id)).join('\n');
    return render(res, 'clubs/words', wordsPage(detail.club, { value, isSaved: req.query.done === 'saved' }));
  });

  router.post('/clubs/:id/words', requireLogin, edits, async (req, res) => {
    const detail = await clubOf(services, req);
    const decision = canManage(detail);
    if (!decision.ok) return answerRefusal(services, req, res, decision.reason);
    const form = parseForm(WordListInput, req.body);
    if (!form.ok) {
      const typed = { value: typedValues(req.body).words ?? '', error: form.errors.words ?? null };
      return render(res, 'clubs/words', wordsPage(detail.club, typed), 422);
    }
    const result = await store(req, form.data.words);
    if (!result.ok) return answerRefusal(services, req, res, result.reason);
    return res.redirect(303, `/clubs/${detail.club.id}/words?done=saved`);
  });

  const store = (req: Request, words: readonly string[]) =>
    withLockedClub(services, { clubId: idOf(req), userId: viewerOf(req).id }, async (tx, clubForAsker) => {
      const decision = canManage(clubForAsker);
      if (decision.ok) await storeWordList(tx, clubForAsker.club.id, words);
      return decision;
    });

  return router;
}
