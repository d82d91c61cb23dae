import type { Request } from 'express';
import type pg from 'pg';
import { idInput } from '../platform/http/form.ts';
import { isSeen } from '../platform/http/is-seen.ts';
import type { Logger } from '../platform/log.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { markVisitedRead, type Visit } from './notification-read-repository.ts';
import type { UnreadCounts } from './unread-counts.ts';

export interface VisitServices {
  readonly pool: pg.Pool;
  readonly log: Logger;
  readonly inboxNews: Pick<UnreadCounts, 'changed'>;
}

/** Marks the notifications of the meeting in a path as read for the person who opens it. */
export type MarkMeetingRead = (req: Request) => Promise<void>;

/** Returns a function that marks the notifications of visits at the same time together. */
export function createMarkMeetingRead({ pool, log, inboxNews }: VisitServices): MarkMeetingRead {
  const markRead = createBatch(async (visits: Visit[]) => {
    const changed = new Set(await markVisitedRead(pool, visits));
    return visits.map(({ userId }) => changed.has(userId));
  });
  return async (req) => {
    const id = idInput.safeParse(req.params.id);
    if (!req.user || !id.success || !isSeen(req)) return;
    const visit = { meetingId: id.data, userId: req.user.id };
    // The page is worth more than the mark.
    const hasChanged = await markRead(visit).catch((err) => {
      log.warn({ err }, 'a visited meeting was not marked as read');
      return false;
    });
    if (hasChanged) inboxNews.changed(visit.userId);
  };
}
