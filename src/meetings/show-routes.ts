import express, { type Router } from 'express';
import { notFound } from '../platform/errors.ts';
import { render } from '../platform/http/render.ts';
import { meetingOf } from './asked-meeting.ts';
import { calendarFile } from './calendar.ts';
import { invitationTo, invitePage } from './invite-view.ts';
import type { MeetingDoor } from './meeting-door.ts';
import { refusalMessages } from './refusal-messages.ts';
import { renderMeeting } from './render-meeting.ts';

/** A meeting's page, its invitation and its calendar file, for everybody. */
export function showRoutes(door: MeetingDoor): Router {
  const router = express.Router();

  router.get('/meetings/:id', async (req, res) => renderMeeting(door, req, res, await meetingOf(door, req)));

  router.get('/meetings/:id/invite', async (req, res) => {
    const detail = await meetingOf(door, req);
    const invitation = invitationTo(detail, door.env.APP_ORIGIN);
    if (!invitation) throw notFound(refusalMessages.no_invitation);
    await render(res, 'meetings/invite', invitePage(detail, invitation));
  });

  router.get('/meetings/:id/calendar.ics', async (req, res) => {
    const detail = await meetingOf(door, req);
    res
      .attachment(`bookmoim-${detail.meeting.id}.ics`)
      .type('text/calendar')
      .set('Cache-Control', 'no-cache')
      .send(calendarFile(detail, door.env.APP_ORIGIN));
  });

  return router;
}
