import express, { type Router } from 'express';
import { listQuizGenres } from '../books/index.ts';
import { conflict } from '../platform/errors.ts';
import { addressBlock } from '../platform/http/address-block.ts';
import { parseForm } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { render } from '../platform/http/render.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { genreErrors, isOffered, QuizInput, quizPage } from '../quiz/index.ts';
import { recommendBooks } from './recommend-books.ts';
import { deletedMeanwhile, nothingLeft, refuseOverLimit } from './recommendation-messages.ts';
import type { RecommendationServices } from './recommendation-request.ts';

/** Routes of the quiz. Posting it makes a recommendation. */
export function quizRoutes(services: RecommendationServices): Router {
  const router = express.Router();
  const { db } = services;

  router.get('/quiz', async (req, res) => {
    const values = (await restoreForm(req, res)) ?? {};
    await render(
      res,
      'quiz/quiz',
      quizPage({ viewerId: viewerOf(req).id, genres: await listQuizGenres(db), values }),
    );
  });

  router.post('/quiz', async (req, res) => {
    const userId = viewerOf(req).id;
    const genres = await listQuizGenres(db);
    const form = parseForm(QuizInput, req.body);
    const refuse = (values: Record<string, string>, errors: Record<string, string>) =>
      render(res, 'quiz/quiz', quizPage({ viewerId: userId, genres, values, errors }), 422);
    if (!form.ok) return refuse(form.values, form.errors);

    const values = { ...form.data.answers, genre: String(form.data.genre) };
    const genre = genres.find(({ id }) => id === form.data.genre);
    if (!genre) return refuse(values, { genre: genreErrors.unknown });
    if (!isOffered(genre)) return refuse(values, { genre: genreErrors.tooFewBooks });

    const result = await recommendBooks(services, {
      userId,
      genre,
      answers: form.data.answers,
      addressBlock: addressBlock(req.ip ?? ''),
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
        throw refuseOverLimit(result.nextAt, services);
    }
  });
  return router;
}
