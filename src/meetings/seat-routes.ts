import express, { type Router } from 'express';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { joinMeeting } from './join-meeting.ts';
import { leaveMeeting } from './leave-meeting.ts';
import type { MeetingDoor } from './meeting-door.ts';
import { answerResult, meetingIdOf } from './refuse.ts';

/** The forms with which a person takes a seat and gives it up. */
export function seatRoutes(door: MeetingDoor): Router {
  const router = express.Router();
  const joins = limitAccount(door.rateLimits, 'meeting-join');

  router.post('/meetings/:id/join', requireLogin, joins, async (req, res) =>
    answerResult(door, req, res, await joinMeeting(door, viewerOf(req).id, meetingIdOf(req))),
  );

  router.post('/meetings/:id/leave', requireLogin, joins, async (req, res) =>
    answerResult(door, req, res, await leaveMeeting(door, viewerOf(req).id, meetingIdOf(req))),
  );

  return router;
}
