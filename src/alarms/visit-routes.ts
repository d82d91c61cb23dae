import express, { type RequestHandler, type Router } from 'express';
import type { Database } from '../platform/db.ts';
import { idInput } from '../platform/http/form.ts';
import { isSeen } from '../platform/http/is-seen.ts';
import { insertOpenEntrance } from './meeting-entrance-repository.ts';
import { createNoteVisit, type VisitServices } from './note-visit.ts';
import { markClubRead, markShownRead, type ShownByClub } from './notification-read-repository.ts';

type VisitRouteServices = VisitServices & { readonly db: Database };

/**
 * Reads a meeting's notifications for the person who opens its waiting room or its room, and those
 * of a club for the person who opens its page, the poll, vote or notice. Records who enters a room
 * without scripts. Passes every request on: mount it before the routes that answer. The page of a
 * meeting calls `createNoteVisit` itself.
 */
export function visitRoutes(services: VisitRouteServices): Router {
  const { pool, log } = services;
  const router = express.Router();
  const noteVisit = createNoteVisit(services);
  router.get(['/meetings/:id/chat', '/meetings/:id/chat/plain'], async (req, _res, next) => {
    await noteVisit(req);
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
  const readsOfClub =
    (mark: (userId: number, id: number) => Promise<number>): RequestHandler<{ id: string }> =>
    async (req, _res, next) => {
      const id = idInput.safeParse(req.params.id);
      if (req.user && id.success && isSeen(req)) {
        const count = await mark(req.user.id, id.data).catch((err) => {
          log.warn({ err }, 'a visited page of a club was not marked as read');
          return 0;
        });
        if (count > 0) inboxNews.changed(req.user.id);
      }
      next();
    };
  const readsOfShown = (shownOf: (id: number) => ShownByClub) =>
    readsOfClub((userId, id) => markShownRead(db, userId, shownOf(id)));
  router.get(
    '/clubs/:id',
    readsOfClub((userId, id) => markClubRead(db, userId, id)),
  );
  router.get(
    '/clubs/:id/notices',
    readsOfShown((id) => ({ noticesOf: id })),
  );
  router.get(
    '/date-polls/:id',
    readsOfShown((id) => ({ askKind: 'date_poll', subjectId: id })),
  );
  router.get(
    '/book-votes/:id',
    readsOfShown((id) => ({ askKind: 'book_vote', subjectId: id })),
  );
}
