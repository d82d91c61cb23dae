import { isClubKnown } from '../clubs/index.ts';
import { isKnownTo } from '../meetings/index.ts';
import { type Database, Prisma } from '../platform/db.ts';

/**
 * Returns the nickname of a person whom the asker meets in a list of members, as a leader of a club
 * or a meeting that she may know of, or together in one; null for anybody else.
 */
export async function findKnownNickname(
  db: Database,
  askerId: number,
  userId: number,
): Promise<string | null> {
  const [asker, ofClub] = [Prisma.sql`${askerId}::int`, Prisma.sql`s.club_id`];
  const [row] = await db.$queryRaw<{ nickname: string }[]>`
    SELECT u.nickname FROM users u WHERE u.id = ${userId} AND (
      EXISTS (
        SELECT FROM memberships s JOIN meetings m ON m.id = s.meeting_id
        WHERE s.user_id = u.id AND ${isKnownTo(askerId)} AND (s.user_id = m.leader_id OR m.club_id IS NULL
          OR EXISTS (SELECT FROM club_memberships k WHERE k.club_id = m.club_id AND k.user_id = ${asker}))
      ) OR EXISTS (
        SELECT FROM club_memberships s
        WHERE s.user_id = u.id AND ${isClubKnown(ofClub, asker)} AND (s.role <> 'member'
          OR EXISTS (SELECT FROM club_memberships k WHERE k.club_id = s.club_id AND k.user_id = ${asker}))
      )
    )`;
  return row?.nickname ?? null;
}
