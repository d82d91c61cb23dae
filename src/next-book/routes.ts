import express, { type Router } from 'express';
import { clubForMember } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin } from '../platform/http/require-login.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { suggestBooks } from './suggest-books.ts';
import { nextBookPage } from './view.ts';

/** Three books for a club by its members' merged taste, for its members. */
export function nextBookRoutes(services: { readonly db: Database; readonly rateLimits: RateLimits }): Router {
  const router = express.Router();

  router.get(
    '/clubs/:id/next-book',
    requireLogin,
    limitAccount(services.rateLimits, 'next-book'),
    async (req, res) => {
      const clubForAsker = await clubForMember(services.db, req);
      const suggestions = await suggestBooks(services.db, clubForAsker.club.id);
      await render(res, 'next-book/show', nextBookPage(clubForAsker, suggestions));
    },
  );

  return router;
}
