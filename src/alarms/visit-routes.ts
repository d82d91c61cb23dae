import express, { type Router } from 'express';
import type { Database } from '../platform/db.ts';
import { idInput } from '../platform/http/form.ts';
import { isSeen } from '../platform/http/is-seen.ts';
import { createMarkMeetingRead, type VisitServices } from './mark-meeting-read.ts';
import { insertOpenEntrance } from './meeting-entrance-repository.ts';
import { markClubRead, markShownRead } from './notification-read-repository.ts';

type VisitRouteServices = VisitServices & { readonly db: Database };

/**
 * Marks notifications as read for the person who opens what they are about: a meeting's waiting
 * room or room, a club's page, its notices, a poll or a vote. Records who enters a room without
 * scripts. Passes every request on: mount it before the routes that answer. The route of a
 * meeting's page marks those of the meeting itself, after it has found that there are any.
 */
export function visitRoutes(services: VisitRouteServices): Router {
  const { pool, log } = services;
  const router = express.Router();
  const markMeetingRead = createMarkMeetingRead(services);
  router.get(['/meetings/:id/chat', '/meetings/:id/chat/plain'], async (req, _res, next) => {
    await markMeetingRead(req);
    next();
  });

  mountClubVisits(router, services);
  // A page without scripts opens no socket, whose entrance would be recorded.
  router.get('/meetings/:id/chat/plain', async (req, _res, next) => {
    const id = idInput.safeParse(req.params.id);
    if (req.user && id.success && isSeen(req)) {
      const entrance = { meetingId: id.data, userId: req.user.id };
      await insertOpenEntrance(pool, entrance).catch((err) =>
        log.warn({ err }, 'an entrance could not be stored'),
      );
    }
    next();
  });
  return router;
}

function mountClubVisits(router: Router, { db, log, inboxNews }: VisitRouteServices): void {
  const marks: Readonly<Record<string, (userId: number, id: number) => Promise<number>>> = {
    '/clubs/:id': (userId, id) => markClubRead(db, userId, id),
    '/clubs/:id/notices': (userId, id) => markShownRead(db, userId, { noticesOf: id }),
    '/date-polls/:id': (userId, id) => markShownRead(db, userId, { askKind: 'date_poll', subjectId: id }),
    '/book-votes/:id': (userId, id) => markShownRead(db, userId, { askKind: 'book_vote', subjectId: id }),
  };
  for (const [path, mark] of Object.entries(marks))
    router.get(path, async (req, _res, next) => {
      const id = idInput.safeParse(req.params.id);
      if (req.user && id.success && isSeen(req)) {
        const count = await mark(req.user.id, id.data).catch((err) => {
          log.warn({ err }, 'a visited page of a club was not marked as read');
          return 0;
        });
        if (count > 0) inboxNews.changed(req.user.id);
      }
      next();
    });
}
