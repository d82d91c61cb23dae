import express, { type Router } from 'express';
import { notFound } from '../platform/errors.ts';
import { render } from '../platform/http/render.ts';
import { findMeetingOf, meetingOf } from './asked-meeting.ts';
import { calendarFile } from './calendar.ts';
import { invitationTo, invitePage } from './invite-view.ts';
import { refusalMessages } from './refusal-messages.ts';
import { renderMeeting } from './render-meeting.ts';
import { restoreRemoval } from './restore-removal.ts';
import type { MeetingRouteServices } from './route-services.ts';

/** A meeting's page, its invitation and its calendar file, for everybody. */
export function showRoutes(services: MeetingRouteServices): Router {
  const router = express.Router();

  router.get('/meetings/:id', async (req, res) => {
    const detail = await findMeetingOf(services, req);
    await services.markMeetingRead?.(req, detail);
    if (!detail) throw notFound(refusalMessages.not_found);
    const removal = await restoreRemoval(req, res, detail);
    await renderMeeting(services, req, res, detail, removal ? { removal } : {});
  });

  router.get('/meetings/:id/invite', async (req, res) => {
    const detail = await meetingOf(services, req);
    const invitation = invitationTo(detail, services.env.APP_ORIGIN);
    if (!invitation) throw notFound(refusalMessages.no_invitation);
    await render(res, 'meetings/invite', invitePage(detail, invitation));
  });

  router.get('/meetings/:id/calendar.ics', async (req, res) => {
    const detail = await meetingOf(services, req);
    res
      .attachment(`bookmoim-${detail.meeting.id}.ics`)
      .type('text/calendar')
      .set('Cache-Control', 'no-cache')
      .send(calendarFile(detail, services.env.APP_ORIGIN));
  });

  return router;
}
