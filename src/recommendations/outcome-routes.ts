import express, { type RequestHandler, type Router } from 'express';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { render } from '../platform/http/render.ts';
import { findCountTimes, listOutcomes, outcomesPage } from './outcomes/index.ts';

/** The operators' page about what became of recommended books. It reads stored counts only. */
export function outcomeRoutes(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  onlyOperators: RequestHandler,
): Router {
  const router = express.Router();
  router.get('/admin/recommendations', onlyOperators, async (_req, res) => {
    const [outcomes, { first }] = await Promise.all([listOutcomes(db), findCountTimes(db)]);
    const page = outcomesPage({ outcomes, countedAt: first, now: clock.now() });
    await render(res, 'recommendations/outcomes', page);
  });
  return router;
}
