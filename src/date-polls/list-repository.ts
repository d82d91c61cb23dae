import { type Database, Prisma } from '../platform/db.ts';
import type { DatePoll } from './date-poll.ts';
import { pollColumns } from './poll-repository.ts';

/** A poll in a list, as one person sees it. */
export interface ListedPoll extends DatePoll {
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** The number of its dates. */
  readonly dates: number;
  readonly hasAnswered: boolean;
}

const listed = (userId: number) => Prisma.sql`
  SELECT ${pollColumns}, o."firstAt", o."lastAt", o.dates,
    EXISTS (SELECT FROM date_poll_answers a WHERE a.poll_id = p.id AND a.user_id = ${userId}) AS "hasAnswered"
  FROM date_polls p CROSS JOIN LATERAL (
    SELECT min(starts_at) AS "firstAt", max(starts_at) AS "lastAt", count(*)::int AS dates
    FROM date_poll_options WHERE poll_id = p.id
  ) AS o`;

/** Finds one page of a club's polls, the newest first, and how many there are. */
export async function findPage(
  db: Database,
  clubId: number,
  { userId, skip, limit }: { readonly userId: number; readonly skip: number; readonly limit: number },
): Promise<{ readonly polls: readonly ListedPoll[]; readonly total: number }> {
  const [polls, total] = await Promise.all([
    db.$queryRaw<ListedPoll[]>`${listed(userId)}
      WHERE p.club_id = ${clubId} ORDER BY p.id DESC LIMIT ${limit} OFFSET ${skip}`,
    db.datePoll.count({ where: { clubId } }),
  ]);
  return { polls, total };
}

/**
 * Finds open polls, and for leaders closed ones whose meeting can still be opened.
 */
export const findUnderWay = (
  db: Database,
  clubId: number,
  {
    userId,
    isManager,
    limit,
  }: { readonly userId: number; readonly isManager: boolean; readonly limit: number },
): Promise<ListedPoll[]> =>
  db.$queryRaw<ListedPoll[]>`${listed(userId)}
    WHERE p.club_id = ${clubId} AND (
      (p.closed_at IS NULL AND p.closes_at > now())
      OR (${isManager} AND p.meeting_id IS NULL AND p.closes_at > now() - interval '30 days' AND o."lastAt" > now()))
    ORDER BY p.id DESC LIMIT ${limit}`;
