import express, { type Router } from 'express';
import { render } from '../platform/http/render.ts';
import { createBestsellers } from './bestsellers.ts';
import type { Live } from './connect.ts';
import { readerHomePage, visitorHomePage } from './home-view.ts';
import { loadReaderHome, loadVisitorMeetings } from './reader-home.ts';

/** The first page: for a visitor what this is, for a reader what was stored for her. It asks no model. */
export function homeRoutes({ db, pool, clock }: Pick<Live, 'db' | 'pool' | 'clock'>): Router {
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
