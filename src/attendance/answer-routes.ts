import express, { type Router } from 'express';
import { meetingIdOf } from '../meetings/index.ts';
import { AppError } from '../platform/errors.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerAttendance } from './answer-attendance.ts';
import { AnswerInput } from './input.ts';
import { wrongAnswer } from './refusal-messages.ts';
import { refusalError } from './refuse.ts';
import type { AttendanceRouteServices } from './route-services.ts';

/** The buttons with which a member says whether she comes. They lead back to the meeting. */
export function answerRoutes(services: AttendanceRouteServices): Router {
  const router = express.Router();

  router.post(
    '/meetings/:id/attendance',
    requireLogin,
    limitAccount(services.rateLimits, 'attendance'),
    async (req, res) => {
      const meetingId = meetingIdOf(req);
      const form = AnswerInput.safeParse(req.body ?? {});
      if (!form.success) throw new AppError(422, 'invalid', wrongAnswer);
      const result = await answerAttendance(services, viewerOf(req).id, { meetingId, ...form.data });
      if (!result.ok) throw refusalError(meetingId, result.reason);
      res.redirect(303, `/meetings/${meetingId}`);
    },
  );

  return router;
}
