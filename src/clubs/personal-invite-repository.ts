import type { Database } from '../platform/db.ts';
import { clubLimits } from './club-limits.ts';
import { deleteOldInvites } from './invite-repository.ts';
import { inviteHashOf } from './invite-token.ts';

/** An invitation for one person, which admits once. */
export interface PersonalInvite {
  readonly recipient: string;
  /** Of `newInviteToken`'s shape. The caller shows it once. */
  readonly token: string;
}

/** An invitation for one person, and how far it got. */
export interface PersonalInviteState {
  readonly id: number;
  readonly recipient: string;
  readonly state: 'open' | 'used' | 'revoked' | 'expired';
}

/**
 * Stores invitations for one person each. The caller has locked the club and checked the right to
 * manage it.
 * @returns their ids in the given order; null if the club would have too many
 */
export async function insertPersonalInvites(
  tx: Database,
  { clubId, createdBy, days }: { clubId: number; createdBy: number; days: number },
  invites: readonly PersonalInvite[],
): Promise<number[] | null> {
  await deleteOldInvites(tx, clubId);
  if ((await countUsable(tx, clubId)) + invites.length > clubLimits.invites.personal) return null;
  const hashes = invites.map(({ token }) => inviteHashOf(token));
  if (hashes.includes(null)) throw new Error('an invitation needs a token of the right shape');
  const rows = await tx.$queryRaw<{ id: number; tokenHash: string }[]>`
    INSERT INTO club_invites (club_id, created_by, token_hash, max_uses, expires_at, recipient)
    SELECT ${clubId}, ${createdBy}, given.hash, 1, clock_timestamp() + make_interval(days => ${days}), given.recipient
    FROM unnest(${hashes}::text[], ${invites.map(({ recipient }) => recipient)}::text[]) AS given (hash, recipient)
    RETURNING id, token_hash AS "tokenHash"`;
  const ids = new Map(rows.map(({ id, tokenHash }) => [tokenHash, id]));
  return hashes.map((hash) => ids.get(hash ?? '') ?? 0);
}

async function countUsable(tx: Database, clubId: number): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM club_invites
    WHERE club_id = ${clubId} AND recipient IS NOT NULL AND revoked_at IS NULL AND expires_at > now()
      AND used_count < max_uses`;
  return row.count;
}

/** Finds how far invitations of a club got. Those that were deleted are left out. */
export const findPersonalInvites = (
  db: Database,
  clubId: number,
  ids: readonly number[],
): Promise<PersonalInviteState[]> =>
  db.$queryRaw<PersonalInviteState[]>`
    SELECT id, recipient, CASE WHEN used_count >= max_uses THEN 'used' WHEN revoked_at IS NOT NULL THEN 'revoked'
      WHEN expires_at <= now() THEN 'expired' ELSE 'open' END AS state
    FROM club_invites WHERE club_id = ${clubId} AND id = ANY(${ids}) AND recipient IS NOT NULL`;

/** Ends those of the invitations that nobody used. @returns how many it ended */
export const revokeUnused = (tx: Database, clubId: number, ids: readonly number[]): Promise<number> =>
  tx.$executeRaw`
    UPDATE club_invites SET revoked_at = now()
    WHERE club_id = ${clubId} AND id = ANY(${ids}) AND used_count = 0 AND revoked_at IS NULL`;
