import express, { type Router } from 'express';
import { findGenre } from '../books/index.ts';
import { conflict, notFound } from '../platform/errors.ts';
import { addressBlock } from '../platform/http/address-block.ts';
import { parseForm } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { requestAgeMs } from '../platform/http/request-age.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { readAnswers } from '../quiz/index.ts';
import type { Wish } from './feedback/index.ts';
import { findOwn } from './find-own.ts';
import { AgainInput } from './input.ts';
import { accountOwner } from './owner.ts';
import { recommendBooks } from './recommend-books.ts';
import {
  nothingLeft,
  quizHasChanged,
  recommendationNotFound,
  refuseOverLimit,
  tooFewBooks,
} from './recommendation-messages.ts';
import { type ShowServices, showRecommendation } from './show-recommendation.ts';
import { type SlottedServices, withSlot } from './with-slot.ts';

/** Routes of one stored recommendation: its page, and "again". */
export function resultRoutes(services: SlottedServices & ShowServices): Router {
  const router = express.Router();
  const { db } = services;

  router.get('/recommendations/:id', async (req, res) => {
    const owner = accountOwner(viewerOf(req).id);
    const page = await showRecommendation(services, owner, await findOwn(db, req));
    await render(res, 'recommendations/show', page);
  });

  router.post('/recommendations/:id/again', async (req, res) => {
    const readerId = viewerOf(req).id;
    const owner = accountOwner(readerId);
    const of = await findOwn(db, req);
    const refuse = async (wishes: readonly Wish[], error: string) =>
      render(
        res,
        'recommendations/show',
        await showRecommendation(services, owner, of, { wishes, error }),
        422,
      );
    const form = parseForm(AgainInput, req.body);
    if (!form.ok) return refuse([], form.errors.wish ?? '');
    const [answers, genre] = [readAnswers(of.answers), await findGenre(db, of.genreId)];
    if (!answers || !genre) throw conflict(quizHasChanged);

    const again = { of, wishes: form.data.wish };
    const block = addressBlock(req.ip ?? '');
    const result = await withSlot(
      services,
      readerId,
      (slotted) => recommendBooks(slotted, { owner, genre, answers, again, addressBlock: block }),
      requestAgeMs(res),
    );
    switch (result.kind) {
      case 'recommended':
        return res.redirect(303, `/recommendations/${result.id}`);
      case 'too_few_books':
        throw conflict(tooFewBooks);
      case 'nothing_left':
        return refuse(again.wishes, nothingLeft);
      case 'deleted_meanwhile':
        throw notFound(recommendationNotFound);
      case 'limit_reached':
        throw refuseOverLimit(result.nextAt, services);
    }
  });
  return router;
}
