import type { Database } from '../platform/db.ts';

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
