import type { Database } from '../platform/db.ts';

/**
 * Returns the ids above `after` up to and including `upTo` of meetings that are not cancelled.
 * Everybody may read their pages.
 */
export const listMeetingIds = async (
  db: Database,
  { after, upTo }: { after: number; upTo: number },
): Promise<number[]> =>
  (
    await db.meeting.findMany({
      where: { id: { gt: after, lte: upTo }, cancelledAt: null },
      orderBy: { id: 'asc' },
      select: { id: true },
    })
  ).map(({ id }) => id);

/** Returns 0 if there are no meetings. */
export const newestMeetingId = async (db: Database): Promise<number> =>
  (await db.meeting.findFirst({ orderBy: { id: 'desc' }, select: { id: true } }))?.id ?? 0;
