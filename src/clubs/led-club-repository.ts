import type { Database } from '../platform/db.ts';

/** An open club that a person leads. */
export interface LedClub {
  readonly id: number;
  readonly name: string;
  readonly memberCount: number;
  /** The member whom the leader asked to lead the club in her place; null: nobody. */
  readonly askedNickname: string | null;
  /** Members whom she can ask, co-leaders first. */
  readonly members: readonly { readonly id: number; readonly nickname: string }[];
}

/** Most members offered for one club. */
const mostAsked = 100;

/** Finds the open clubs that a person leads, in the order of their ids. */
export const findLedClubs = (db: Database, userId: number): Promise<LedClub[]> =>
  db.$queryRaw<LedClub[]>`
    SELECT c.id, c.name, c.member_count AS "memberCount",
      (SELECT u.nickname FROM club_handovers h JOIN users u ON u.id = h.to_user_id
       WHERE h.club_id = c.id) AS "askedNickname",
      coalesce((
        SELECT json_agg(json_build_object('id', one.id, 'nickname', one.nickname)
          ORDER BY one.role = 'member', one.joined_at, one.id)
        FROM (
          SELECT u.id, u.nickname, o.role, o.joined_at FROM club_memberships o JOIN users u ON u.id = o.user_id
          WHERE o.club_id = c.id AND o.user_id <> ${userId}
          ORDER BY o.role = 'member', o.joined_at, u.id LIMIT ${mostAsked}
        ) AS one
      ), '[]') AS members
    FROM club_memberships s JOIN clubs c ON c.id = s.club_id
    WHERE s.user_id = ${userId} AND s.role = 'leader' AND c.closed_at IS NULL ORDER BY c.id`;

/** Finds the open clubs that a person leads, alone or with others, with another one as a member. */
export const findLedClubsWith = (
  db: Database,
  leaderId: number,
  userId: number,
): Promise<{ id: number; name: string }[]> =>
  db.$queryRaw<{ id: number; name: string }[]>`
    SELECT c.id, c.name FROM club_memberships l JOIN clubs c ON c.id = l.club_id
      JOIN club_memberships s ON s.club_id = c.id AND s.user_id = ${userId}
    WHERE l.user_id = ${leaderId} AND l.role <> 'member' AND c.closed_at IS NULL
    ORDER BY c.id LIMIT 20`;
