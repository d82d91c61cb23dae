import express, { type Router } from 'express';
import type { Database } from '../platform/db.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { idInput, parseForm } from '../platform/http/form.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { storeRating } from './feedback/index.ts';
import { RatingInput } from './input.ts';
import { ratingNotFound } from './rating-view.ts';

/** The form with which a member rates the book of a meeting that ended. */
export function ratingRoutes({ db }: { readonly db: Database }): Router {
  const router = express.Router();

  router.post('/meetings/:id/rating', requireLogin, async (req, res) => {
    const id = idInput.safeParse(req.params.id);
    const form = parseForm(RatingInput, req.body);
    if (!form.ok) throw new AppError(422, 'invalid', form.errors.verdict ?? '');
    const given = { userId: viewerOf(req).id, meetingId: id.data ?? 0, taste: form.data.verdict };
    if (!(await storeRating(db, given))) throw notFound(ratingNotFound);
    return res.redirect(303, `/meetings/${given.meetingId}#rating`);
  });

  return router;
}
