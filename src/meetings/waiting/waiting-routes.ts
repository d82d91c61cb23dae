import express, { type Router } from 'express';
import { limitAccount } from '../../platform/http/limit-account.ts';
import { requireLogin, viewerOf } from '../../platform/http/require-login.ts';
import { meetingIdOf, meetingOf } from '../asked-meeting.ts';
import { answerResult } from '../refuse.ts';
import { renderMeeting } from '../render-meeting.ts';
import type { MeetingRouteServices } from '../route-services.ts';
import { OfferInput } from './offer-input.ts';
import { declineOffer, stopWaiting } from './stop-waiting.ts';
import { takeOffer } from './take-offer.ts';
import { waitForSeat } from './wait-for-seat.ts';
import { chooseAnswer } from './waiting-messages.ts';

/** The forms with which a person waits for a seat, and answers when one is offered to her. */
export function waitingRoutes(services: MeetingRouteServices): Router {
  const router = express.Router();
  // One limit with joining, so that neither form is a way round that of the other.
  const joins = limitAccount(services.rateLimits, 'meeting-join');

  router.post('/meetings/:id/wait', requireLogin, joins, async (req, res) =>
    answerResult(services, req, res, await waitForSeat(services, viewerOf(req).id, meetingIdOf(req))),
  );

  router.post('/meetings/:id/unwait', requireLogin, joins, async (req, res) =>
    answerResult(services, req, res, await stopWaiting(services, viewerOf(req).id, meetingIdOf(req))),
  );

  router.post('/meetings/:id/offer', requireLogin, joins, async (req, res) => {
    const input = OfferInput.safeParse(req.body);
    if (!input.success) {
      const detail = await meetingOf(services, req);
      return renderMeeting(services, req, res, detail, { notice: chooseAnswer, status: 422 });
    }
    const answer = input.data.answer === 'take' ? takeOffer : declineOffer;
    return answerResult(services, req, res, await answer(services, viewerOf(req).id, meetingIdOf(req)));
  });

  return router;
}
