import express, { type Response, type Router } from 'express';
import { findGenre, listBooks } from '../books/index.ts';
import { AppError, conflict, notFound } from '../platform/errors.ts';
import { addressBlock } from '../platform/http/address-block.ts';
import { idInput, parseForm } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { readAnswers } from '../quiz/index.ts';
import { listVerdicts, storeVerdict } from './feedback/index.ts';
import { AgainInput, HistoryInput, VerdictInput } from './input.ts';
import { historyPageSize, recommendationListPage } from './list-view.ts';
import { accountOwner } from './owner.ts';
import { recommendBooks } from './recommend-books.ts';
import type { Recommendation } from './recommendation.ts';
import {
  nothingLeft,
  quizHasChanged,
  recommendationNotFound,
  refuseOverLimit,
  tooFewBooks,
} from './recommendation-messages.ts';
import {
  countRecommendations,
  findRecommendation,
  listRecommendations,
} from './recommendation-repository.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import { type RecommendationPageInput, recommendationPage } from './view.ts';

/** Routes of stored recommendations: history, page, "again" and verdicts. */
export function resultRoutes(services: RecommendationServices): Router {
  const router = express.Router();
  const { db, clock } = services;

  const findOwn = async (userId: number, given: unknown): Promise<Recommendation> => {
    const id = idInput.safeParse(given);
    const found = id.success ? await findRecommendation(db, accountOwner(userId), id.data) : null;
    if (!found) throw notFound(recommendationNotFound);
    return found;
  };

  const show = async (
    res: Response,
    userId: number,
    found: Recommendation,
    refused?: RecommendationPageInput['refused'],
  ) => {
    const { againOfId } = found;
    const [before, verdicts] = await Promise.all([
      againOfId === null ? null : findRecommendation(db, accountOwner(userId), againOfId),
      listVerdicts(db, userId),
    ]);
    const [books, booksBefore] = await Promise.all(
      [found, before].map((one) => listBooks(db, one ? idsOf(one.picks) : [])),
    );
    const input = { recommendation: found, books: books ?? [], booksBefore: booksBefore ?? [], verdicts };
    const page = recommendationPage({ ...input, now: clock.now(), ...(refused ? { refused } : {}) });
    await render(res, 'recommendations/show', page, refused ? 422 : 200);
  };

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
    const userId = viewerOf(req).id;
    await show(res, userId, await findOwn(userId, req.params.id));
  });

  router.post('/recommendations/:id/again', async (req, res) => {
    const userId = viewerOf(req).id;
    const of = await findOwn(userId, req.params.id);
    const form = parseForm(AgainInput, req.body);
    if (!form.ok) return show(res, userId, of, { wishes: [], error: form.errors.wish ?? '' });
    const [answers, genre] = [readAnswers(of.answers), await findGenre(db, of.genreId)];
    if (!answers || !genre) throw conflict(quizHasChanged);

    const again = { of, wishes: form.data.wish };
    const result = await recommendBooks(services, {
      owner: accountOwner(userId),
      genre,
      answers,
      again,
      addressBlock: addressBlock(req.ip ?? ''),
    });
    switch (result.kind) {
      case 'recommended':
        return res.redirect(303, `/recommendations/${result.id}`);
      case 'too_few_books':
        throw conflict(tooFewBooks);
      case 'nothing_left':
        return show(res, userId, of, { wishes: again.wishes, error: nothingLeft });
      case 'deleted_meanwhile':
        throw notFound(recommendationNotFound);
      case 'limit_reached':
        throw refuseOverLimit(result.nextAt, services);
    }
  });

  router.post('/recommendations/:id/books/:bookId/verdict', async (req, res) => {
    const userId = viewerOf(req).id;
    const { id: recommendationId } = await findOwn(userId, req.params.id);
    const bookId = idInput.safeParse(req.params.bookId);
    const form = parseForm(VerdictInput, req.body);
    if (!form.ok) throw new AppError(422, 'invalid', form.errors.verdict ?? '');
    const now = clock.now();
    const given = { userId, recommendationId, bookId: bookId.data ?? 0, verdict: form.data.verdict, now };
    if (!(await storeVerdict(db, given))) throw notFound(recommendationNotFound);
    return res.redirect(303, `/recommendations/${recommendationId}#book-${given.bookId}`);
  });
  return router;
}

const idsOf = (picks: readonly { readonly bookId: number }[]) => [
  ...new Set(picks.map(({ bookId }) => bookId)),
];
