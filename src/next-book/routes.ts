import express, { type Router } from 'express';
import { clubForMember } from '../clubs/index.ts';
import { addressBlock } from '../platform/http/address-block.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { SlottedServices } from '../recommendations/index.ts';
import { findWords } from './find-words.ts';
import { suggestBooks } from './suggest-books.ts';
import { nextBookPage } from './view.ts';

/** Three books for a club by its members' merged taste, for its members. */
export function nextBookRoutes(services: SlottedServices & { readonly rateLimits: RateLimits }): Router {
  const router = express.Router();

  router.get(
    '/clubs/:id/next-book',
    requireLogin,
    limitAccount(services.rateLimits, 'next-book'),
    async (req, res) => {
      const clubForAsker = await clubForMember(services.db, req);
      const clubId = clubForAsker.club.id;
      const suggestions = await suggestBooks(services.db, clubId);
      const asker = { userId: viewerOf(req).id, clubId, addressBlock: addressBlock(req.ip ?? '') };
      const words = suggestions.ok ? await findWords(services, asker, suggestions) : new Map();
      await render(res, 'next-book/show', nextBookPage(clubForAsker, suggestions, words));
    },
  );

  return router;
}
