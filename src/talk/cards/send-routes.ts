import express, { type Request, type Response, type Router } from 'express';
import { findMeetingForAsker, meetingIdOf, outsiderError } from '../../meetings/index.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { parseForm, typedValues } from '../../platform/http/form.ts';
import { restoreForm } from '../../platform/http/kept-forms/index.ts';
import { limitErrors } from '../../platform/http/limit-errors.ts';
import { render } from '../../platform/http/render.ts';
import { requireLogin, viewerOf } from '../../platform/http/require-login.ts';
import type { RateLimits } from '../../platform/rate-limits/index.ts';
import { CardInput, ToInput } from './input.ts';
import { findOfferedQuestions } from './offered-questions.ts';
import { type CardRefusal, canSendCard } from './policy.ts';
import { goneQuestion, refusalMessages } from './refusal-messages.ts';
import { type SendCardServices, sendCard } from './send-card.ts';
import { sendCardPage } from './send-view.ts';
import { findCardFacts } from './sent-card-repository.ts';

export interface SendRouteServices extends SendCardServices {
  readonly rateLimits: RateLimits;
}

interface Shown {
  readonly status?: number;
  readonly values?: Record<string, string>;
  readonly errors?: Record<string, string>;
  readonly refusal?: CardRefusal;
}

/** The form with which a leader sends a question to one member alone. */
export function sendRoutes(services: SendRouteServices): Router {
  const router = express.Router();

  router.get('/meetings/:id/question-cards/new', requireLogin, async (req, res) => {
    const kept = await restoreForm(req, res);
    await show(req, res, userIdIn(req.query), kept ? { values: kept } : {});
  });

  router.post('/meetings/:id/question-cards', requireLogin, async (req, res) => {
    const [meetingId, senderId, userId] = [meetingIdOf(req), viewerOf(req).id, userIdIn(req.body)];
    const again = (status: number, shown: Shown = {}) =>
      show(req, res, userId, { status, values: typedValues(req.body), ...shown });
    const form = parseForm(CardInput, req.body);
    if (!form.ok) return again(422, { errors: form.errors });
    const use = await services.rateLimits.count('question-card', senderId);
    if (!use.ok) return again(429, { errors: limitErrors(res, use.retryAfterMs) });
    const chosen = form.data.body
      ? { id: null, body: form.data.body }
      : await findOffered(meetingId, senderId, form.data.questionId);
    if (!chosen) return again(422, { errors: { body: goneQuestion } });
    const card = { userId, body: chosen.body, questionId: chosen.id };
    const result = await sendCard(services, { meetingId, senderId }, card);
    if (result.ok) return res.redirect(303, `/meetings/${meetingId}/talk?sent=${userId}`);
    if (result.reason === 'not_found') throw notFound(refusalMessages.not_found);
    return again(409, { refusal: result.reason });
  });

  /** Returns an approved question; undefined if there is no such question. */
  const findOffered = async (meetingId: number, leaderId: number, questionId: number | undefined) =>
    (await findOfferedQuestions(services.db, meetingId, leaderId)).find(({ id }) => id === questionId);

  /** Sends the form. @throws {AppError} 403, 404, and 409 if the member can get no card */
  async function show(req: Request, res: Response, userId: number, shown: Shown): Promise<void> {
    const [meetingId, senderId] = [meetingIdOf(req), viewerOf(req).id];
    const found = await findMeetingForAsker(services.db, meetingId, senderId);
    if (!found) throw notFound(refusalMessages.not_found);
    const facts = await findCardFacts(services.db, { meetingId, senderId }, userId);
    const decision = canSendCard(found, userId, facts);
    const refusal = decision.ok ? shown.refusal : decision.reason;
    if (refusal === 'not_leader') throw outsiderError(meetingId, refusal, refusalMessages[refusal]);
    // Without a text there is nothing to keep.
    if (!facts?.hasSeat || (refusal && !shown.values)) throw impossible(meetingId, refusal ?? 'no_seat');
    const besides = { ...shown, refusal: refusal ? refusalMessages[refusal] : null };
    const questions = await findOfferedQuestions(services.db, meetingId, senderId);
    const page = sendCardPage(found, { userId, nickname: facts.nickname, questions }, besides);
    await render(res, 'talk/send-card', page, shown.status ?? 200);
  }

  return router;
}

function userIdIn(source: unknown): number {
  const to = ToInput.safeParse(source ?? {});
  if (!to.success) throw notFound(refusalMessages.no_seat);
  return to.data.userId;
}

function impossible(meetingId: number, reason: CardRefusal): AppError {
  const href = `/meetings/${meetingId}/talk`;
  return new AppError(409, 'conflict', refusalMessages[reason], {
    action: { href, label: '말한 정도 보기' },
  });
}
