import type { Database } from '../platform/db.ts';

/** A meeting without a club that a person leads and that is not over. */
export interface LedMeeting {
  readonly id: number;
  readonly title: string;
  readonly startsAt: Date;
  /** Members who can lead it next, in the order of joining. */
  readonly members: readonly { readonly id: number; readonly nickname: string }[];
}

/** Most members offered for one meeting. */
const mostHeirs = 100;

/**
 * Finds the meetings that end with the account of their leader unless another member leads them.
 * A meeting of a club passes on to a leader of the club instead.
 */
export const findLedMeetings = (db: Database, userId: number): Promise<LedMeeting[]> =>
  db.$queryRaw<LedMeeting[]>`
    SELECT m.id, m.title, m.starts_at AS "startsAt", coalesce(heirs.members, '[]') AS members
    FROM meetings m LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('id', one.id, 'nickname', one.nickname) ORDER BY one.joined_at, one.id) AS members
      FROM (
        SELECT u.id, u.nickname, s.joined_at FROM memberships s JOIN users u ON u.id = s.user_id
        WHERE s.meeting_id = m.id AND s.user_id <> ${userId} AND s.leaves_at IS NULL AND u.left_at IS NULL
        ORDER BY s.joined_at, u.id LIMIT ${mostHeirs}
      ) AS one
    ) AS heirs ON true
    WHERE m.leader_id = ${userId} AND m.club_id IS NULL AND m.cancelled_at IS NULL AND m.ends_at > now()
    ORDER BY m.starts_at, m.id`;

/** Finds the meetings that a person leads and that are not over, with another one as a member. */
export const findLedMeetingsWith = (
  db: Database,
  leaderId: number,
  userId: number,
): Promise<{ id: number; title: string }[]> =>
  db.$queryRaw<{ id: number; title: string }[]>`
    SELECT m.id, m.title FROM meetings m JOIN memberships s ON s.meeting_id = m.id AND s.user_id = ${userId}
    WHERE m.leader_id = ${leaderId} AND m.cancelled_at IS NULL AND m.ends_at > now()
    ORDER BY m.starts_at, m.id LIMIT 20`;

/** Gives the past meetings of a person to another account. Idempotent. */
export const giveAwayPastMeetings = (
  db: Database,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<number> => db.$executeRaw`UPDATE meetings SET leader_id = ${to} WHERE leader_id = ${from}`;
