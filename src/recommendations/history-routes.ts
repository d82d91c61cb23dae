import express, { type Router } from 'express';
import { listBooks } from '../books/index.ts';
import { render } from '../platform/http/render.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { HistoryInput } from './input.ts';
import { historyPageSize, recommendationListPage } from './list-view.ts';
import { countRecommendations, listRecommendations } from './recommendation-repository.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import { bookIdsOf } from './show-recommendation.ts';

/** The route of a reader's stored recommendations. */
export function historyRoutes({ db, clock }: Pick<RecommendationServices, 'db' | 'clock'>): Router {
  const router = express.Router();

  router.get('/recommendations', async (req, res) => {
    const userId = viewerOf(req).id;
    const asked = HistoryInput.parse(req.query);
    const total = await countRecommendations(db, userId);
    const page = Math.min(asked.page, Math.max(1, Math.ceil(total / historyPageSize)));
    const recommendations = await listRecommendations(db, userId, {
      take: historyPageSize,
      skip: (page - 1) * historyPageSize,
    });
    const books = await listBooks(db, bookIdsOf(recommendations));
    const model = recommendationListPage({ recommendations, books, page, total, now: clock.now() });
    await render(res, 'recommendations/list', model);
  });
  return router;
}
