import express, { type Router } from 'express';
import { meetingIdOf } from '../meetings/index.ts';
import { AppError } from '../platform/errors.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { VisibilityInput } from './input.ts';
import { wrongVisibility } from './refusal-messages.ts';
import { refusalError } from './refuse.ts';
import type { AttendanceRouteServices } from './route-services.ts';
import { setVisibility } from './set-visibility.ts';

/** The button with which a member hides from others that she came. It leads back to the archive. */
export function visibilityRoutes(services: AttendanceRouteServices): Router {
  const router = express.Router();

  router.post(
    '/meetings/:id/attendance/visibility',
    requireLogin,
    limitAccount(services.rateLimits, 'attendance'),
    async (req, res) => {
      const meetingId = meetingIdOf(req);
      const form = VisibilityInput.safeParse(req.body ?? {});
      if (!form.success) throw new AppError(422, 'invalid', wrongVisibility);
      const isHidden = form.data.hidden;
      const result = await setVisibility(services, viewerOf(req).id, { meetingId, isHidden });
      if (!result.ok) throw refusalError(meetingId, result.reason);
      res.redirect(303, `/meetings/${meetingId}/archive#came`);
    },
  );

  return router;
}
