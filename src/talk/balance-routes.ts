import express, { type Router } from 'express';
import { z } from 'zod';
import { meetingIdOf, outsiderError } from '../meetings/index.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { idInput } from '../platform/http/form.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { refusalMessages } from './refusal-messages.ts';
import { showTalk, type TalkServices } from './show-talk.ts';
import { talkPage } from './talk-view.ts';

/** Names the member to whom the reader has just sent a card. */
const SentInput = z.object({ sent: idInput.nullable().catch(null) });

export interface BalanceRouteServices extends TalkServices {
  readonly rateLimits: RateLimits;
}

/** The page with which a leader sees how a talk is shared among its members. */
export function balanceRoutes(services: BalanceRouteServices): Router {
  const router = express.Router();
  const reads = limitAccount(services.rateLimits, 'talk-balance');

  router.get('/meetings/:id/talk', requireLogin, reads, async (req, res) => {
    const meetingId = meetingIdOf(req);
    const result = await showTalk(services, { meetingId, userId: viewerOf(req).id });
    if (result.ok) return render(res, 'talk/balance', talkPage(result.talk, SentInput.parse(req.query).sent));
    const message = refusalMessages[result.reason];
    if (result.reason === 'not_found') throw notFound(message);
    if (result.reason === 'not_leader') throw outsiderError(meetingId, 'not_leader', message);
    const action = { href: `/meetings/${meetingId}`, label: '모임 보러 가기' };
    throw new AppError(409, 'conflict', message, { action });
  });

  return router;
}
