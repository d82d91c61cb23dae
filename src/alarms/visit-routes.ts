import express, { type RequestHandler, type Router } from 'express';
import type pg from 'pg';
import type { Database } from '../platform/db.ts';
import { idInput } from '../platform/http/form.ts';
import { isSeen } from '../platform/http/is-seen.ts';
import type { Logger } from '../platform/log.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { insertOpenEntrance } from './meeting-entrance-repository.ts';
import {
  markClubRead,
  markShownRead,
  markVisitedRead,
  type ShownByClub,
  type Visit,
} from './notification-read-repository.ts';
import type { UnreadCounts } from './unread-counts.ts';

interface VisitServices {
  readonly db: Database;
  readonly pool: pg.Pool;
  readonly log: Logger;
  readonly inboxNews: Pick<UnreadCounts, 'changed'>;
}

/**
 * Reads a meeting's notifications for the person who opens its page, its waiting room or its room,
 * and those of a club for the person who opens its page, the poll, vote or notice. Records who
 * enters a room without scripts. Passes every request on: mount it before the routes that answer.
 */
export function visitRoutes(services: VisitServices): Router {
  const { pool, log, inboxNews } = services;
  const router = express.Router();
  const markRead = createBatch(async (visits: Visit[]) => {
    const changed = new Set(await markVisitedRead(pool, visits));
    return visits.map(({ userId }) => changed.has(userId));
  });
  router.get(['/meetings/:id', '/meetings/:id/chat', '/meetings/:id/chat/plain'], async (req, _res, next) => {
    const id = idInput.safeParse(req.params.id);
    if (req.user && id.success && isSeen(req)) {
      const visit = { meetingId: id.data, userId: req.user.id };
      // The page is worth more than the mark.
      const hasChanged = await markRead(visit).catch((err) => {
        log.warn({ err }, 'a visited meeting was not marked as read');
        return false;
      });
      if (hasChanged) inboxNews.changed(visit.userId);
    }
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

function mountClubVisits(router: Router, { db, log, inboxNews }: VisitServices): void {
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
