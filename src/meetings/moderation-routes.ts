import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import { isAdmin } from '../accounts/index.ts';
import { findClubForAsker, idOf, isManager } from '../clubs/index.ts';
import { notFound } from '../platform/errors.ts';
import { pageInput } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { meetingIdOf } from './asked-meeting.ts';
import { mayLead } from './meeting.ts';
import { findMeetingForAsker } from './meeting-for-asker-repository.ts';
import { findActs } from './moderation-repository.ts';
import { moderationPage } from './moderation-view.ts';
import { outsiderError } from './outsider-messages.ts';
import { refusalMessages } from './refusal-messages.ts';
import type { MeetingRouteServices } from './route-services.ts';

const PageInput = z.object({ page: pageInput });

/** The acts of leaders in a meeting and in a club's meetings, for leaders and operators. */
export function moderationRoutes({ db }: MeetingRouteServices): Router {
  const router = express.Router();
  const isOperator = (req: Request) => isAdmin(db, viewerOf(req).id);

  router.get('/meetings/:id/moderation', requireLogin, async (req, res) => {
    const found = await findMeetingForAsker(db, meetingIdOf(req), viewerOf(req).id);
    if (!found) throw notFound(refusalMessages.not_found);
    const { meeting, asker, now } = found;
    if (!mayLead(meeting, asker) && !(await isOperator(req)))
      throw outsiderError(meeting.id, 'not_leader', refusalMessages.not_leader);
    const { page } = PageInput.parse(req.query);
    const acts = await findActs(db, { meetingId: meeting.id }, page);
    const place = { href: `/meetings/${meeting.id}`, label: meeting.title, isClub: false };
    await render(res, 'meetings/moderation', moderationPage(place, acts, { page, now }));
  });

  router.get('/clubs/:id/moderation', requireLogin, async (req, res) => {
    const found = await findClubForAsker(db, idOf(req), viewerOf(req).id);
    // Members are not told that the page exists.
    if (!found || (!isManager(found.asker?.role) && !(await isOperator(req)))) throw notFound();
    const { club, now } = found;
    const { page } = PageInput.parse(req.query);
    const acts = await findActs(db, { clubId: club.id }, page);
    const place = { href: `/clubs/${club.id}`, label: club.name, isClub: true };
    await render(res, 'meetings/moderation', moderationPage(place, acts, { page, now }));
  });

  return router;
}
