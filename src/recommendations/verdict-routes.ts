import express, { type Router } from 'express';
import { AppError, notFound } from '../platform/errors.ts';
import { idInput, parseForm } from '../platform/http/form.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { storeVerdict } from './feedback/index.ts';
import { findOwn } from './find-own.ts';
import { VerdictInput } from './input.ts';
import { recommendationNotFound } from './recommendation-messages.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import { verdictAnswer } from './verdict-view.ts';

/**
 * The route of a verdict on a recommended book. A form leads back to the book; the page's script
 * asks for JSON and stays.
 */
export function verdictRoutes({ db, clock }: Pick<RecommendationServices, 'db' | 'clock'>): Router {
  const router = express.Router();

  router.post('/recommendations/:id/books/:bookId/verdict', async (req, res) => {
    const { id: recommendationId } = await findOwn(db, req);
    const bookId = idInput.safeParse(req.params.bookId).data ?? 0;
    const form = parseForm(VerdictInput, req.body);
    if (!form.ok) throw new AppError(422, 'invalid', form.errors.verdict ?? '');
    const { verdict } = form.data;
    const given = { userId: viewerOf(req).id, recommendationId, bookId, verdict, now: clock.now() };
    const stored = await storeVerdict(db, given);
    if (!stored) throw notFound(recommendationNotFound);
    if (req.accepts(['html', 'json']) === 'json') return res.json(verdictAnswer(verdict, stored));
    return res.redirect(303, `/recommendations/${recommendationId}#book-${bookId}`);
  });
  return router;
}
