import type { Database } from '../platform/db.ts';
import { markClosed } from './club-repository.ts';
import { findLedClubs } from './led-club-repository.ts';
import { deleteMember } from './membership-repository.ts';
import type { ClubServices } from './services.ts';

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
