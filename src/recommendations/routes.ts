import express, { type Router } from 'express';
import { listBooks, listGenres } from '../books/index.ts';
import type { Env } from '../platform/env.ts';
import { notFound, tooManyRequests } from '../platform/errors.ts';
import { idInput, parseForm } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import type { Registry } from '../platform/metrics.ts';
import { HistoryInput, QuizInput } from './input.ts';
import { historyPageSize, recommendationListPage } from './list-view.ts';
import { createOpenAiRecommender } from './openai-recommender.ts';
import { dailyLimit } from './policy.ts';
import { genreErrors, isOffered, quizPage } from './quiz-view.ts';
import { type RecommendationServices, recommendBooks } from './recommend-books.ts';
import { limitReached, noSuchRecommendation } from './recommendation-messages.ts';
import { countModelUse } from './recommendation-metrics.ts';
import { countRecommendations, findRecommendation, listRecommendations } from './repository.ts';
import { recommendationPage } from './view.ts';

export interface RecommendationDoor extends Omit<RecommendationServices, 'recommender' | 'limits' | 'meter'> {
  readonly env: Pick<
    Env,
    'OPENAI_API_KEY' | 'OPENAI_BASE_URL' | 'OPENAI_MODEL' | 'RECOMMENDATION_PASSES' | 'BENCH'
  >;
  readonly metrics: Registry;
}

/** Milliseconds for choosing: what is left of the ten seconds promised is enough to store the result. */
const answerWithin = 8_500;

export function recommendationRoutes(door: RecommendationDoor): Router {
  const router = express.Router();
  const services = servicesOf(door);
  const { db, clock } = services;

  router.use(['/quiz', '/recommendations'], requireLogin);

  router.get('/quiz', async (req, res) => {
    await render(res, 'quiz/quiz', quizPage({ viewerId: viewerOf(req).id, genres: await listGenres(db) }));
  });

  router.post('/quiz', async (req, res) => {
    const userId = viewerOf(req).id;
    const genres = await listGenres(db);
    const form = parseForm(QuizInput, req.body);
    const refuse = (values: Record<string, string>, errors: Record<string, string>) =>
      render(res, 'quiz/quiz', quizPage({ viewerId: userId, genres, values, errors }), 422);
    if (!form.ok) return refuse(form.values, form.errors);

    const values = { ...form.data.answers, genre: String(form.data.genre) };
    const genre = genres.find(({ id }) => id === form.data.genre);
    if (!genre) return refuse(values, { genre: genreErrors.unknown });
    if (!isOffered(genre)) return refuse(values, { genre: genreErrors.tooFewBooks });

    const result = await recommendBooks(services, { userId, genre, answers: form.data.answers });
    if (result.kind === 'too_few_books') return refuse(values, { genre: genreErrors.tooFewBooks });
    if (result.kind === 'limit_reached') throw limitError(result.nextAt, services);
    return res.redirect(303, `/recommendations/${result.id}`);
  });

  router.get('/recommendations', async (req, res) => {
    const userId = viewerOf(req).id;
    const asked = HistoryInput.parse(req.query);
    const total = await countRecommendations(db, userId);
    const page = Math.min(asked.page, Math.max(1, Math.ceil(total / historyPageSize)));
    const recommendations = await listRecommendations(db, userId, {
      take: historyPageSize,
      skip: (page - 1) * historyPageSize,
    });
    const books = await listBooks(db, idsOf(recommendations.flatMap(({ picks }) => picks)));
    const model = recommendationListPage({ recommendations, books, page, total, now: clock.now() });
    await render(res, 'recommendations/list', model);
  });

  router.get('/recommendations/:id', async (req, res) => {
    const id = idInput.safeParse(req.params.id);
    const found = id.success ? await findRecommendation(db, viewerOf(req).id, id.data) : null;
    if (!found) throw notFound(noSuchRecommendation);
    const books = await listBooks(db, idsOf(found.picks));
    await render(res, 'recommendations/show', recommendationPage(found, books, clock.now()));
  });

  return router;
}

const idsOf = (picks: readonly { readonly bookId: number }[]) => [
  ...new Set(picks.map(({ bookId }) => bookId)),
];

function limitError(nextAt: Date, { clock, limits }: RecommendationServices) {
  const now = clock.now();
  const seconds = Math.max(1, Math.ceil((nextAt.getTime() - now.getTime()) / 1_000));
  return tooManyRequests(limitReached(nextAt, limits.perDay, now), seconds);
}

function servicesOf({ env, metrics, ...live }: RecommendationDoor): RecommendationServices {
  return {
    ...live,
    meter: countModelUse(metrics),
    recommender: env.OPENAI_API_KEY
      ? createOpenAiRecommender({
          ...live,
          apiKey: env.OPENAI_API_KEY,
          baseUrl: env.OPENAI_BASE_URL,
          model: env.OPENAI_MODEL,
        })
      : null,
    limits: {
      perDay: env.BENCH ? Number.POSITIVE_INFINITY : dailyLimit,
      answerWithin,
      passes: env.RECOMMENDATION_PASSES,
    },
  };
}
