import express, { type Request, type Response, type Router } from 'express';
import { findQuizGenre, listQuizGenres } from '../books/index.ts';
import { conflict, unauthenticated } from '../platform/errors.ts';
import { addressBlock } from '../platform/http/address-block.ts';
import type { BrowserIds } from '../platform/http/browser-id.ts';
import { parseForm } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { render } from '../platform/http/render.ts';
import { requestAgeMs } from '../platform/http/request-age.ts';
import { genreErrors, QuizInput, quizPage } from '../quiz/index.ts';
import { accountOwner, visitorOwner } from './owner.ts';
import { recommendBooks } from './recommend-books.ts';
import { deletedMeanwhile, nothingLeft, refuseOverLimit } from './recommendation-messages.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import { visitorMustWait, visitorOverLimit } from './visitor-messages.ts';
import { type SlottedServices, withSlot } from './with-slot.ts';

/** Routes of the quiz, for visitors too. Posting it makes a recommendation. */
export function quizRoutes(services: SlottedServices, visitorIds: BrowserIds): Router {
  const router = express.Router();
  const { db } = services;
  const usesModel = services.recommender !== null;

  router.get('/quiz', async (req, res) => {
    const viewerId = req.user?.id ?? null;
    const values = (await restoreForm(req, res)) ?? {};
    const genres = await listQuizGenres(db);
    const awaitsConfirmation = viewerId !== null && !(await services.isConfirmed(viewerId));
    await render(res, 'quiz/quiz', quizPage({ viewerId, usesModel, genres, values, awaitsConfirmation }));
  });

  router.post('/quiz', (req, res) =>
    withSlot(
      services,
      req.user?.id ?? null,
      (slotted) => answerQuiz(slotted, visitorIds, req, res),
      requestAgeMs(res),
    ),
  );
  return router;
}

/** Makes a recommendation for the answers of a form, and leads to it. */
async function answerQuiz(
  services: RecommendationServices,
  visitorIds: BrowserIds,
  req: Request,
  res: Response,
): Promise<void> {
  // A form with a token comes from the page of a logged-in reader: she logs in again, so that the
  // result fits what her account has read and liked.
  if (!req.user && req.body?._csrf) throw unauthenticated();
  const { db, rateLimits } = services;
  const usesModel = services.recommender !== null;
  const viewerId = req.user?.id ?? null;
  const form = parseForm(QuizInput, req.body);
  const refuse = async (values: Record<string, string>, errors: Record<string, string>, status = 422) => {
    const genres = await listQuizGenres(db);
    await render(res, 'quiz/quiz', quizPage({ viewerId, usesModel, genres, values, errors }), status);
  };
  if (!form.ok) return refuse(form.values, form.errors);

  const values = { ...form.data.answers, genre: String(form.data.genre) };
  const genre = await findQuizGenre(db, form.data.genre);
  if (!genre) return refuse(values, { genre: genreErrors.unknown });

  const block = addressBlock(req.ip ?? '');
  const use = viewerId === null ? await rateLimits.count('visitor-quiz', block) : { ok: true as const };
  if (!use.ok) return refuse(values, { form: visitorMustWait(use.retryAfterMs) }, 429);
  const result = await recommendBooks(services, {
    owner: viewerId === null ? visitorOwner(visitorIds.give(req, res)) : accountOwner(viewerId),
    genre,
    answers: form.data.answers,
    addressBlock: block,
  });
  switch (result.kind) {
    case 'recommended':
      return res.redirect(303, `/recommendations/${result.id}`);
    case 'too_few_books':
      return refuse(values, { genre: genreErrors.tooFewBooks });
    case 'nothing_left':
      throw conflict(nothingLeft);
    case 'deleted_meanwhile':
      throw conflict(deletedMeanwhile);
    case 'limit_reached':
      if (viewerId === null) return refuse(values, { form: visitorOverLimit(services.limits) }, 429);
      throw refuseOverLimit(result.nextAt, services);
  }
}
