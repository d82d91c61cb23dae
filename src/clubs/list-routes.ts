import express, { type Router } from 'express';
import { render } from '../platform/http/render.ts';
import { requireLogin } from '../platform/http/require-login.ts';
import { answerStatus, guardSearch } from '../platform/search/index.ts';
import { ClubListInput } from './input.ts';
import { findClubs } from './list-clubs.ts';
import { clubListPage } from './list-view.ts';
import type { ClubRouteServices } from './route-services.ts';

/** The list of clubs. */
export function listRoutes(services: ClubRouteServices): Router {
  const router = express.Router();
  router.get('/clubs', async (req, res) => {
    const input = ClubListInput.parse(req.query);
    // A visitor has to log in to see her own clubs.
    if (input.mine && !req.user) return requireLogin(req, res, () => undefined);
    const list = await findClubs(services, input, req.user?.id ?? null, (work) =>
      guardSearch(services.rateLimits, req, work),
    );
    return render(res, 'clubs/list', clubListPage(list), answerStatus(res, list.searched));
  });
  return router;
}
