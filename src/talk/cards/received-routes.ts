import express, { type Request, type Response, type Router } from 'express';
import { sendRefusalMessages, sendRefusalStatus } from '../../chat/index.ts';
import { meetingIdOf, outsiderError } from '../../meetings/index.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { parseForm } from '../../platform/http/form.ts';
import { idInPath } from '../../platform/http/id-in-path.ts';
import { isSeen } from '../../platform/http/is-seen.ts';
import { restoreForm } from '../../platform/http/kept-forms/index.ts';
import { setRetryAfter } from '../../platform/http/limit-errors.ts';
import { render } from '../../platform/http/render.ts';
import { requireLogin, viewerOf } from '../../platform/http/require-login.ts';
import { type AnswerCardServices, answerCard, type CardKey, endOwnCard } from './answer-card.ts';
import { cardsPage, type TypedAnswer } from './card-view.ts';
import { AnswerInput } from './input.ts';
import { refusalMessages } from './refusal-messages.ts';
import { showCards } from './show-cards.ts';

export interface ReceivedRouteServices extends AnswerCardServices {
  /** Makes a UUID. */
  readonly newId: () => string;
}

/** The page of a member's own question cards, and what she does with them. */
export function receivedRoutes(services: ReceivedRouteServices): Router {
  const router = express.Router();

  router.get('/meetings/:id/question-cards', requireLogin, async (req, res) => {
    const kept = await restoreForm(req, res);
    const cardId = Number(kept?.cardId);
    await show(req, res, { typed: kept ? { cardId, value: kept.body ?? '', error: null } : null });
  });

  router.post('/meetings/:id/question-cards/:cardId/answer', requireLogin, async (req, res) => {
    const key = cardKeyOf(req);
    const form = parseForm(AnswerInput, req.body);
    const { body, clientId = services.newId() } = form.ok ? form.data : {};
    const result =
      body === undefined
        ? await endOwnCard(services, key, 'answered')
        : await answerCard(services, key, { clientId, body });
    if (result.ok) return res.redirect(303, `/meetings/${key.meetingId}/chat/plain#write`);
    if (result.reason !== 'not_sent') throw refused(key, result.reason);
    const { code, retryAfterMs } = result.answer;
    if (code === 'not_member') throw refused(key, 'not_member');
    if (retryAfterMs) setRetryAfter(res, retryAfterMs);
    const typed = { cardId: key.cardId, value: body ?? '', error: sendRefusalMessages[code] };
    await show(req, res, { typed, status: sendRefusalStatus[code] });
  });

  router.post('/meetings/:id/question-cards/:cardId/put-away', requireLogin, async (req, res) => {
    const key = cardKeyOf(req);
    const result = await endOwnCard(services, key, 'put_away');
    if (!result.ok) throw refused(key, result.reason);
    res.redirect(303, `/meetings/${key.meetingId}/question-cards`);
  });

  async function show(
    req: Request,
    res: Response,
    { typed, status = 200 }: { readonly typed: TypedAnswer | null; readonly status?: number },
  ): Promise<void> {
    const key = { meetingId: meetingIdOf(req), userId: viewerOf(req).id };
    const result = await showCards(services.db, key, { isSeen: isSeen(req) });
    if (!result.ok) throw refused(key, result.reason);
    await render(res, 'talk/cards', cardsPage(result.received, { newId: services.newId, typed }), status);
  }

  return router;
}

const cardKeyOf = (req: Request): CardKey => ({
  meetingId: meetingIdOf(req),
  userId: viewerOf(req).id,
  cardId: idInPath(req, 'cardId', refusalMessages.no_card),
});

function refused(
  { meetingId }: Pick<CardKey, 'meetingId'>,
  reason: 'not_found' | 'not_member' | 'no_card' | 'over',
): AppError {
  const message = refusalMessages[reason];
  if (reason === 'not_member') return outsiderError(meetingId, reason, message);
  if (reason === 'not_found' || reason === 'no_card') return notFound(message);
  const action = { href: `/meetings/${meetingId}`, label: '모임 보러 가기' };
  return new AppError(409, 'conflict', message, { action });
}
