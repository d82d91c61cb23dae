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
import type { MeetingDoor } from './meeting-door.ts';
import { canLeave } from './policy.ts';
import { answerRefusal, answerResult } from './refuse.ts';

/** The forms with which a person takes a seat and gives it up. */
export function seatRoutes(door: MeetingDoor): Router {
  const router = express.Router();
  const joins = limitAccount(door.rateLimits, 'meeting-join');

  router.post('/meetings/:id/join', requireLogin, joins, async (req, res) =>
    answerResult(door, req, res, await joinMeeting(door, viewerOf(req).id, meetingIdOf(req))),
  );

  router.get('/meetings/:id/leave', requireLogin, async (req, res) => {
    const detail = await meetingOf(door, req);
    const decision = canLeave(detail.meeting, detail.asker, detail.now);
    if (decision.ok) return render(res, 'meetings/leave', leavePage(detail));
    return answerRefusal(door, req, res, decision.reason);
  });

  router.post('/meetings/:id/leave', requireLogin, joins, async (req, res) => {
    const leave = LeaveInput.parse(req.body ?? {}).soon ? leaveSoon : leaveMeeting;
    return answerResult(door, req, res, await leave(door, viewerOf(req).id, meetingIdOf(req)));
  });

  return router;
}
