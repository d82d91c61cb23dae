import { type Database, Prisma } from '../platform/db.ts';
import { clubLimits } from './club-limits.ts';
import type { Invite, InvitePlan } from './invite.ts';

const inviteColumns = Prisma.sql`i.id, i.club_id AS "clubId", i.max_uses AS "maxUses", i.used_count AS "usedCount",
  i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.revoked_at AS "revokedAt"`;

/** Stores an invitation. The token's hash is all that is stored of its link. */
export async function insertInvite(
  tx: Database,
  invite: InvitePlan & { readonly clubId: number; readonly createdBy: number; readonly tokenHash: string },
): Promise<number> {
  const [row] = await tx.$queryRaw<[{ id: number }]>`
    INSERT INTO club_invites (club_id, created_by, token_hash, max_uses, expires_at)
    VALUES (${invite.clubId}, ${invite.createdBy}, ${invite.tokenHash}, ${invite.uses},
      clock_timestamp() + make_interval(days => ${invite.days}))
    RETURNING id`;
  return row.id;
}

/** Deletes invitations that ended long ago, so that their number stays bounded. */
export const deleteOldInvites = (tx: Database, clubId: number): Promise<number> =>
  tx.$executeRaw`
    DELETE FROM club_invites WHERE club_id = ${clubId}
      AND least(expires_at, revoked_at) < now() - make_interval(days => ${clubLimits.invites.keptDays})`;

/** Finds the invitation of a link, whatever became of it; null if there is none. */
export async function findInvite(db: Database, tokenHash: string): Promise<Invite | null> {
  const [row] = await db.$queryRaw<Invite[]>`
    SELECT ${inviteColumns} FROM club_invites i WHERE i.token_hash = ${tokenHash}`;
  return row ?? null;
}

/** Counts one more use. The caller has locked the club; a constraint holds the limit as well. */
export const useInvite = (tx: Database, id: number): Promise<unknown> =>
  tx.clubInvite.update({ where: { id }, data: { usedCount: { increment: 1 } } });

/** Ends an invitation. Returns false if the club has no such invitation. Idempotent. */
export async function markRevoked(tx: Database, clubId: number, id: number): Promise<boolean> {
  const revoked = await tx.$executeRaw`
    UPDATE club_invites SET revoked_at = coalesce(revoked_at, now()) WHERE id = ${id} AND club_id = ${clubId}`;
  return revoked === 1;
}

/** Finds the links of a club's page that still admit people, the newest first. */
export const findUsableInvites = (db: Database, clubId: number): Promise<Invite[]> =>
  db.$queryRaw<Invite[]>`
    SELECT ${inviteColumns} FROM club_invites i
    WHERE i.club_id = ${clubId} AND i.recipient IS NULL AND i.revoked_at IS NULL AND i.expires_at > now() AND i.used_count < i.max_uses
    ORDER BY i.id DESC LIMIT ${clubLimits.invites.usable}`;
