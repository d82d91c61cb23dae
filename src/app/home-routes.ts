import express, { type Router } from 'express';
import { listBooks } from '../books/index.ts';
import { render } from '../platform/http/render.ts';
import { findLatestRecommendation } from '../recommendations/index.ts';
import { createBestsellers } from './bestsellers.ts';
import type { Live } from './connect.ts';
import { homePage } from './home-view.ts';

/** The first page: for a visitor what this is, for a reader what was stored for her. It asks no model. */
export function homeRoutes({ db, clock }: Pick<Live, 'db' | 'clock'>): Router {
  const router = express.Router();
  const bestsellers = createBestsellers({ db, clock });

  const latestOf = async (userId: number) => {
    const recommendation = await findLatestRecommendation(db, userId);
    if (!recommendation) return null;
    return {
      recommendation,
      books: await listBooks(
        db,
        recommendation.picks.map(({ bookId }) => bookId),
      ),
    };
  };

  router.get('/', async (req, res) => {
    const [genres, latest] = await Promise.all([bestsellers(), req.user ? latestOf(req.user.id) : null]);
    await render(res, 'home/home', homePage({ genres, latest, now: clock.now() }));
  });
  return router;
}
