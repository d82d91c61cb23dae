import express, { type Router } from 'express';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { meetingIdOf, meetingOf } from './asked-meeting.ts';
import { LeaveInput } from './input.ts';
import { joinMeeting } from './join-meeting.ts';
import { leaveMeeting } from './leave-meeting.ts';
import { leaveSoon } from './leave-soon.ts';
import { leavePage } from './leave-view.ts';
import { canLeave } from './policy.ts';
import { answerRefusal, answerResult } from './refuse.ts';
import type { MeetingRouteServices } from './route-services.ts';

/** The forms with which a person takes a seat and gives it up. */
export function seatRoutes(services: MeetingRouteServices): Router {
  const router = express.Router();
  const joins = limitAccount(services.rateLimits, 'meeting-join');

  router.post('/meetings/:id/join', requireLogin, joins, async (req, res) =>
    answerResult(services, req, res, await joinMeeting(services, viewerOf(req).id, meetingIdOf(req))),
  );

  router.get('/meetings/:id/leave', requireLogin, async (req, res) => {
    const detail = await meetingOf(services, req);
    const decision = canLeave(detail.meeting, detail.asker, detail.now);
    if (decision.ok) return render(res, 'meetings/leave', leavePage(detail));
    return answerRefusal(services, req, res, decision.reason);
  });

  router.post('/meetings/:id/leave', requireLogin, joins, async (req, res) => {
    const leave = LeaveInput.parse(req.body ?? {}).soon ? leaveSoon : leaveMeeting;
    return answerResult(services, req, res, await leave(services, viewerOf(req).id, meetingIdOf(req)));
  });

  return router;
}
