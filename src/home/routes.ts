import express, { type Router } from 'express';
import type { Clock } from '../platform/clock.ts';
import { render } from '../platform/http/render.ts';
import { createBestsellers } from './bestsellers.ts';
import { loadReaderHome, loadVisitorMeetings, type Stores } from './reader-home.ts';
import { readerHomePage, visitorHomePage } from './view.ts';

export interface HomeRouteServices extends Stores {
  readonly clock: Clock;
}

/**
 * Serves the home page: an introduction for visitors, and stored recommendations and meetings for
 * readers. It asks no model.
 */
export function homeRoutes({ db, pool, clock }: HomeRouteServices): Router {
  const router = express.Router();
  const bestsellers = createBestsellers({ db, clock });

  router.get('/', async (req, res) => {
    const viewer = req.user;
    const page = viewer
      ? readerHomePage(
          ...(await Promise.all([bestsellers(), loadReaderHome({ db, pool }, viewer.id)])),
          viewer,
          clock.now(),
        )
      : visitorHomePage(...(await Promise.all([bestsellers(), loadVisitorMeetings({ db, pool })])));
    await render(res, 'home/home', page);
  });
  return router;
}
