import express, { type Router } from 'express';
import { listBooks } from '../books/index.ts';
import { parseForm } from '../platform/http/form.ts';
import { idInPath } from '../platform/http/id-in-path.ts';
import { render } from '../platform/http/render.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { findTasteProfile } from '../quiz/index.ts';
import { deleteTaste } from './delete-taste.ts';
import { deleteVerdict, listVerdicts } from './feedback/index.ts';
import { DeleteTasteInput } from './input.ts';
import { countRecommendations } from './recommendation-repository.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import { tastePage } from './taste-view.ts';

/** Routes of a reader's stored taste: she sees and deletes it. */
export function tasteRoutes({ db, clock }: Pick<RecommendationServices, 'db' | 'clock'>): Router {
  const router = express.Router();

  const page = async (userId: number, error: string | null = null) => {
    const [taste, verdicts, count] = await Promise.all([
      findTasteProfile(db, userId),
      listVerdicts(db, userId),
      countRecommendations(db, userId),
    ]);
    const books = await listBooks(
      db,
      verdicts.map(({ bookId }) => bookId),
    );
    return tastePage({ taste, verdicts, books, count, now: clock.now(), error });
  };

  router.get('/taste', async (req, res) => {
    await render(res, 'recommendations/taste', await page(viewerOf(req).id));
  });

  router.post('/taste/delete', async (req, res) => {
    const userId = viewerOf(req).id;
    const form = parseForm(DeleteTasteInput, req.body);
    if (!form.ok)
      return render(res, 'recommendations/taste', await page(userId, form.errors.confirm ?? ''), 422);
    await deleteTaste(db, userId);
    return res.redirect(303, '/taste');
  });

  router.post('/taste/books/:bookId/delete', async (req, res) => {
    await deleteVerdict(db, viewerOf(req).id, idInPath(req, 'bookId'));
    return res.redirect(303, '/taste');
  });
  return router;
}
