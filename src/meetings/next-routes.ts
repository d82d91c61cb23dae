import express, { type Router } from 'express';
import { findBook } from '../books/index.ts';
import { notFound } from '../platform/errors.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { meetingIdOf } from './asked-meeting.ts';
import { clubToOpenIn } from './club-of-form.ts';
import { findMeetingForAsker } from './meeting-for-asker-repository.ts';
import { nextMeetingPage } from './next-meeting-view.ts';
import { outsiderError } from './outsider-messages.ts';
import { refusalMessages } from './refusal-messages.ts';
import type { MeetingRouteServices } from './route-services.ts';
import { findRhythm } from './series-repository.ts';

/**
 * The form of the next meeting after one. Members of a meeting without a club may open it, and
 * leaders of the meeting's club.
 */
export function nextRoutes({ db }: MeetingRouteServices): Router {
  const router = express.Router();

  router.get('/meetings/:id/next', requireLogin, async (req, res) => {
    const { id: userId } = viewerOf(req);
    const found = await findMeetingForAsker(db, meetingIdOf(req), userId);
    if (!found) throw notFound(refusalMessages.not_found);
    const { meeting, asker } = found;
    const openedIn = meeting.clubId === null ? null : await clubToOpenIn(db, meeting.clubId, userId);
    if (!openedIn && !asker?.isMember)
      throw outsiderError(meeting.id, 'not_member', refusalMessages.not_member);
    const [book, starts] = await Promise.all([findBook(db, meeting.bookId), findRhythm(db, meeting)]);
    if (!book) throw notFound(refusalMessages.not_found);
    await render(res, 'meetings/form', nextMeetingPage({ ...found, book, openedIn, starts }));
  });

  return router;
}
