import type { Database } from '../platform/db.ts';

/** The ids above `after`, up to and with `upTo`, of meetings that take place: everybody may read their pages. */
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

/** 0 when there is none. */
export const newestMeetingId = async (db: Database): Promise<number> =>
  (await db.meeting.findFirst({ orderBy: { id: 'desc' }, select: { id: true } }))?.id ?? 0;
