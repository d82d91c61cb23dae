import express, { type Router } from 'express';
import { render } from '../platform/http/render.ts';
import { requireLogin } from '../platform/http/require-login.ts';
import { PageInput } from './input.ts';
import { listShelf } from './list-shelf.ts';
import { shelfPage } from './list-view.ts';
import type { ShelfRouteServices } from './route-services.ts';
import { clubForShelf } from './shelf-of-request.ts';

/** A club's shelf, for its members. */
export function listRoutes(services: ShelfRouteServices): Router {
  const router = express.Router();

  router.get('/clubs/:id/shelf', requireLogin, async (req, res) => {
    const clubForAsker = await clubForShelf(services, req);
    const { page } = PageInput.parse(req.query);
    await render(res, 'shelf/list', shelfPage(await listShelf(services.db, clubForAsker, page)));
  });

  return router;
}
