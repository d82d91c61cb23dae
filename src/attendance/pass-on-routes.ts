import express, { type Router } from 'express';
import { meetingIdOf } from '../meetings/index.ts';
import { AppError } from '../platform/errors.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { PassOnInput } from './input.ts';
import { passSeatsOn } from './pass-seats-on.ts';
import { wrongSeats } from './refusal-messages.ts';
import { refusalError } from './refuse.ts';
import type { AttendanceRouteServices } from './route-services.ts';

/** The button with which a leader passes on seats of members who have not answered. */
export function passOnRoutes(services: AttendanceRouteServices): Router {
  const router = express.Router();

  router.post(
    '/meetings/:id/attendance/pass-on',
    requireLogin,
    limitAccount(services.rateLimits, 'meeting-remove'),
    async (req, res) => {
      const meetingId = meetingIdOf(req);
      const form = PassOnInput.safeParse(req.body ?? {});
      if (!form.success) throw new AppError(422, 'invalid', wrongSeats);
      const mostSeats = form.data.seats;
      const result = await passSeatsOn(services, viewerOf(req).id, { meetingId, mostSeats });
      if (!result.ok) throw refusalError(meetingId, result.reason);
      res.redirect(303, `/meetings/${meetingId}#attendance`);
    },
  );

  return router;
}
