import express, { type Request, type Router } from 'express';
import { notFound } from '../platform/errors.ts';
import { render } from '../platform/http/render.ts';
import { calendarFile } from './calendar.ts';
import { calendarPlace } from './calendar-place.ts';
import { calendarOffers } from './calendar-view.ts';
import type { MeetingDoor } from './meeting-door.ts';
import { refusalMessages } from './refusal-messages.ts';
import { meetingIdOf } from './refuse.ts';
import { showMeeting } from './show-meeting.ts';
import { meetingShowPage } from './show-view.ts';

/** A meeting's page and its calendar file, for everybody. */
export function showRoutes(door: MeetingDoor): Router {
  const router = express.Router();

  router.get('/meetings/:id', async (req, res) => {
    const detail = await seen(req);
    await render(
      res,
      'meetings/show',
      meetingShowPage(detail, {
        sections: await door.sectionsOf?.(detail),
        calendars: calendarOffers(detail, calendarPlace(door, req)),
      }),
    );
  });

  router.get('/meetings/:id/calendar.ics', async (req, res) => {
    const detail = await seen(req);
    res
      .attachment(`bookmoim-${detail.meeting.id}.ics`)
      .type('text/calendar')
      .set('Cache-Control', 'no-cache')
      .send(calendarFile(detail, door.env.APP_ORIGIN));
  });

  async function seen(req: Request) {
    const detail = await showMeeting(door.db, meetingIdOf(req), req.user?.id ?? null);
    if (!detail) throw notFound(refusalMessages.not_found);
    return detail;
  }

  return router;
}
