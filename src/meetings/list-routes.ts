import express, { type Router } from 'express';
import { createKnownGenres } from '../books/index.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin } from '../platform/http/require-login.ts';
import { answerStatus, guardSearch } from '../platform/search/index.ts';
import { MeetingListInput } from './input.ts';
import { listMeetings } from './list-meetings.ts';
import { meetingListPage } from './list-view.ts';
import { createReadAsVisitor } from './meeting-list-repository.ts';
import type { MeetingRouteServices } from './route-services.ts';

/** The list of meetings. */
export function listRoutes(services: MeetingRouteServices): Router {
  const router = express.Router();
  const live = {
    ...services,
    knownGenres: createKnownGenres(services),
    readAsVisitor: createReadAsVisitor(services.pool),
  };

  router.get('/meetings', async (req, res) => {
    const input = MeetingListInput.parse(req.query);
    // A visitor has to log in to see her own meetings.
    if (input.mine && !req.user) return requireLogin(req, res, () => undefined);
    const list = await listMeetings(live, input, req.user?.id ?? null, (work) =>
      guardSearch(services.rateLimits, req, work),
    );
    return render(res, 'meetings/list', meetingListPage(list), answerStatus(res, list.searched));
  });

  return router;
}
