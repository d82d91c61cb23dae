import express, { type Router } from 'express';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import type { BrowserIds } from '../platform/http/browser-id.ts';
import { idInput } from '../platform/http/form.ts';
import { isSeen } from '../platform/http/is-seen.ts';
import { isPickOf, storeOpening } from './feedback/index.ts';
import { accountOwner, visitorOwner } from './owner.ts';
import { recommendationNotFound } from './recommendation-messages.ts';

/**
 * The link from a recommendation to the page of one of its books. It stores the first opening, for
 * readers with an account and for visitors.
 */
export function openingRoutes(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  visitorIds: BrowserIds,
): Router {
  const router = express.Router();

  router.get('/recommendations/:id/books/:bookId', async (req, res, next) => {
    const visitorId = visitorIds.find(req);
    const owner = req.user ? accountOwner(req.user.id) : visitorId && visitorOwner(visitorId);
    // The log-in, which leads back here.
    if (!owner) return next();
    const recommendationId = idInput.safeParse(req.params.id).data ?? 0;
    const bookId = idInput.safeParse(req.params.bookId).data ?? 0;
    const asked = { owner, recommendationId, bookId };
    if (!(await isPickOf(db, asked))) throw notFound(recommendationNotFound);
    if (isSeen(req)) await storeOpening(db, asked, clock.now());
    res.set('Cache-Control', 'no-store').redirect(303, `/books/${bookId}`);
  });
  return router;
}
