import express, { type Router } from 'express';
import { addressBlock } from '../platform/http/address-block.ts';
import { limitErrors } from '../platform/http/limit-errors.ts';
import { requireLogin } from '../platform/http/require-login.ts';
import { type DraftResult, draftQuestions } from './draft-questions.ts';
import type { Deed } from './input.ts';
import { keyOf } from './question-routes.ts';
import { refusalMessages } from './refusal-messages.ts';
import { refusalError, renderQuestions } from './render-questions.ts';
import type { QuestionRouteServices } from './route-services.ts';

/** The button that drafts questions for a meeting. */
export function draftRoutes(services: QuestionRouteServices): Router {
  const router = express.Router();

  router.post('/meetings/:id/questions/draft', requireLogin, async (req, res) => {
    const key = keyOf(req);
    const use = await services.rateLimits.count('question-draft', key.userId);
    if (!use.ok) {
      const { form: refusal } = limitErrors(res, use.retryAfterMs);
      return renderQuestions(services, { req, res }, { status: 429, refusal });
    }
    const result = await draftQuestions(services, key, addressBlock(req.ip ?? ''));
    if (result.ok) return res.redirect(303, `/meetings/${key.meetingId}/questions?done=${deedOf(result)}`);
    const { reason } = result;
    if (reason === 'not_found' || reason === 'not_preparer') throw refusalError(key.meetingId, reason);
    return renderQuestions(services, { req, res }, { status: 409, refusal: refusalMessages[reason] });
  });

  return router;
}

function deedOf({ origin, hasNotes }: Extract<DraftResult, { ok: true }>): Deed {
  if (origin === 'template') return 'templates';
  return hasNotes ? 'drafted' : 'no_notes';
}
