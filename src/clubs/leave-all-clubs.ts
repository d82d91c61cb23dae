import type { Database } from '../platform/db.ts';
import { markClosed } from './club-repository.ts';
import { deleteMember } from './membership-repository.ts';
import type { ClubServices } from './services.ts';

/** An open club that a person leads. */
export interface LedClub {
  readonly id: number;
  readonly name: string;
  readonly memberCount: number;
  /** The member who is asked to take the club over; null if nobody is. */
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

/** Locks the clubs of a person in the order of their ids, until the transaction ends. */
export const lockOwnClubs = (tx: Database, userId: number): Promise<unknown> =>
  tx.$queryRaw`
    SELECT 1 FROM clubs WHERE id IN (SELECT club_id FROM club_memberships WHERE user_id = ${userId})
    ORDER BY id FOR NO KEY UPDATE`;

/**
 * Ends all memberships of a person who leaves the service, and her applications and invitations.
 * Closes the open clubs that she leads. The caller has locked her account and her clubs.
 */
export async function leaveAllClubs(
  { steps, announce }: Pick<ClubServices, 'steps' | 'announce'>,
  tx: Database,
  userId: number,
): Promise<void> {
  const led = new Set((await findLedClubs(tx, userId)).map(({ id }) => id));
  const memberships = await tx.clubMembership.findMany({ where: { userId }, orderBy: { clubId: 'asc' } });
  for (const { clubId } of memberships) {
    if (led.has(clubId)) {
      await markClosed(tx, clubId);
      await steps?.closed(tx, clubId);
      await announce?.(tx, { kind: 'club_closed', clubId, byUserId: userId });
    }
    if (await deleteMember(tx, clubId, userId)) await steps?.left(tx, clubId, userId);
  }
  await tx.clubApplication.deleteMany({ where: { userId } });
  await tx.$executeRaw`
    UPDATE club_invites SET revoked_at = now() WHERE created_by = ${userId} AND revoked_at IS NULL`;
}
